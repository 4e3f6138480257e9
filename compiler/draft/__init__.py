"""Any draft → the data of a report.yaml, proven by printing it.

The way of a line, each step taking and returning plain values:

1. `readers` by the format of the file (`markdown` with `markdown_marks` and `markdown_wraps`, `mail` round plain text, `word_lines`, `captions`) → `lines`;
2. `paragraphs`: wrapped lines joined (`wraps`), a document on one line cut (`one_line`), tables of tabs;
3. `reading`, from top to bottom: `head` (`title_place`, what stands `below` it); `foot` (its `signers`, what stands `below_date`, `foot_lines`) and what is `attached` below it; and between them the `text`:
   its `labels` in series, what heads it `unlabelled` (`short_lines`), its `outline` by the `votes` of siblings (`shapes`), its `closing`, its `blocks` as data;
4. `prove`: printed as the draft was, else that region is read again as typed; `recognise` tells what was found and is doubtful;
5. `yaml_text`: the data as a report.yaml.

What a text tells by itself stands in `sentences`, `names`, `titles` and `outside` (what is no part of the paper); what a
paragraph may be, and why, in `roles`; the words of the YAML in `keys`. `expand` makes blocks of a text of a report.yaml that
was typed as in a draft.
"""
