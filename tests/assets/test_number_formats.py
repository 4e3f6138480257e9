"""A number under its format, as a spreadsheet in a Chinese system shows it."""

import pytest

from compiler.assets.number_formats import BUILT_IN, shown

ACCOUNT = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '
TEN_THOUSANDS = '[>=10000]0\\.0,"万";0'
DATE = 45662  # 2025-01-05, a Sunday


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        # without a format: as many digits as a cell has room for, no noise
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "", "1234567"),
        (1 / 3, "", "0.333333333"),
        (1234567.891234, "", "1234567.891"),
        (100_000_000_000, "", "100000000000"),
        (-0.0, "", "0"),
        (0.00001234, "", "0.00001234"),
        (1e300, "", "1E+300"),
        # figures
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (2.675, "0.00", "2.68"),
        (5, "000", "005"),
        (1234567.891, "#,##0", "1,234,568"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (0.256, "0%", "26%"),
        (0.12345, "0.00%", "12.35%"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (9.999, "0.00E+00", "1.00E+01"),
        (0.5, "#.##", ".5"),
        (0.5, "#,##0.0##", "0.5"),
        (12345, '0.0,"千"', "12.3千"),
        (12345, '0\\.0,"万"', "1.2万"),
        (12345, '0!.0,"万"', "1.2万"),
        (13800138000, "000-0000-0000", "138-0013-8000"),
        (12, '0"人"', "12人"),
        (12, 'General"人"', "12人"),
        (1234.5, '"¥"#,##0.00', "¥1,234.50"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        # Chinese numerals: counted under General, digit by digit in places
        (12, "[DBNum2]General", "壹拾贰"),
        (1005.5, "[DBNum1][$-804]G/通用格式", "一千〇五.五"),
        (120_000_305, "[DBNum1]General", "一亿二千万〇三百〇五"),
        (1234, '[DBNum2]General"元整"', "壹仟贰佰叁拾肆元整"),
        (-12, "[DBNum1]General", "-一十二"),
        (0, "[DBNum2]General", "零"),
        (1234, "[DBNum3]General", "１千２百３十４"),
        (1234.5, "[DBNum1]#,##0.00", "一,二三四.五〇"),
        (1e17, "[DBNum1]General", "100000000000000000"),
        (12, "[DBNum4]General", "12"),
        # fractions
        (5.25, BUILT_IN[12], "5 1/4"),
        (3.14159265, "# ???/???", "3 16/113"),
        (0.5, "# ?/?", "1/2"),
        (0.5, "0 ?/?", "0 1/2"),
        (-1234.5, '#,##0 ?/?"米"', "-1,234 1/2米"),
        (0.999, BUILT_IN[13], "1"),
        (0, "# ?/?", "0"),
        (1.5, "?/?", "3/2"),
        (0.35, "# ?/10", "4/10"),
        (0.5, "[DBNum1]# ?/?", "一/二"),
        # parts of a format: below zero, zero, conditions
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        (-3, "0_);(0)", "(3)"),
        (0, '0;-0;"—"', "—"),
        (5, ";;;", ""),
        (1234.5, ACCOUNT, "1,234.50"),
        (0, ACCOUNT, "-"),
        (20_000, TEN_THOUSANDS, "2.0万"),
        (200, TEN_THOUSANDS, "200"),
        (-200, TEN_THOUSANDS, "-200"),
        # dates and times
        (DATE, "yyyy-mm-dd", "2025-01-05"),
        (DATE, "yyyy/m/d", "2025/1/5"),
        (DATE, 'yyyy"年"m"月"d"日";@', "2025年1月5日"),
        (DATE, "yyyy年m月d日", "2025年1月5日"),
        (DATE, "yyyy.m.d", "2025.1.5"),
        (DATE, "aaaa", "星期日"),
        (DATE, "d-mmm-yy", "5-Jan-25"),
        (DATE, "dddd", "Sunday"),
        (DATE, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025年1月5日"),
        (DATE, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二五年一月五日"),
        (DATE + 10, '[DBNum1]m"月"d"日"', "一月十五日"),
        (DATE + 10, '[DBNum2][$-804]yyyy"年"m"月"d"日"', "贰零贰伍年壹月壹拾伍日"),
        (DATE + 0.503, '[DBNum1]h"时"mm"分"', "十二时〇四分"),
        (DATE, "[DBNum1]d-mmm-yy", "五-Jan-二五"),
        (DATE + 0.75, "yyyy/m/d h:mm", "2025/1/5 18:00"),
        (DATE + 0.75, BUILT_IN[55], "下午6时00分"),
        (0.5, "h:mm AM/PM", "12:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (0.5 + 1 / 86400, "mm:ss.0", "00:01"),
        (59, "yyyy-mm-dd", "1900-02-28"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        # the ids that Excel in China writes without a format of their own
        (DATE, BUILT_IN[14], "2025/1/5"),
        (DATE, BUILT_IN[31], "2025年1月5日"),
        (DATE, BUILT_IN[57], "2025年1月"),
        (DATE, BUILT_IN[58], "1月5日"),
        # what is not known, or cannot be: the plain number
        (3, "@", "3"),
        (60, "yyyy-mm-dd", "60"),
        (-1, "yyyy-mm-dd", "-1"),
        (1e9, "yyyy-mm-dd", "1000000000"),
        (7, "0" * 300, "7"),
        (7, "0." + "0" * 200, "7"),
    ],
)
def test_shown(number: float, code: str, text: str) -> None:
    assert shown(number, code) == text


def test_workbooks_that_count_from_1904() -> None:
    assert shown(DATE - 1462, "yyyy-mm-dd", from_1904=True) == "2025-01-05"
