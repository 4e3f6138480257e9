"""Completion scripts: commands, options and .yaml files, for bash, zsh and fish.

In: a shell's name. Out: a script to be evaluated by it. Completing needs no start of Python.
"""

from collections.abc import Sequence

OPTIONS = ("--output", "--template", "--lang", "--format", "--strict", "--version", "--help")


def script(shell: str, commands: Sequence[str], template_commands: Sequence[str] = ()) -> str:
    """The script for bash, zsh or fish, `template_commands` after `template`. Raises KeyError for another shell."""
    for_templates = " ".join(template_commands)
    words = " ".join((*commands, *OPTIONS))
    return {
        "bash": f"""\
_gongwen_compile() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    case $before in
        --lang) mapfile -t COMPREPLY < <(compgen -W 'zh en' -- "$word") ;;
        --format) mapfile -t COMPREPLY < <(compgen -W 'text json sarif' -- "$word") ;;
        template) mapfile -t COMPREPLY < <(compgen -W '{for_templates}' -- "$word") ;;
        new|keys|schema) mapfile -t COMPREPLY < <(compgen -W "$(compile kinds | awk 'NR>1 {{print $1}}')" -- "$word") ;;
        *) mapfile -t COMPREPLY < <(compgen -W '{words}' -- "$word"; compgen -f -X '!*.y*ml' -- "$word"; compgen -d -- "$word") ;;
    esac
}}
complete -o filenames -F _gongwen_compile compile
""",
        "zsh": f"""\
#compdef compile
_gongwen_compile() {{
    case $words[CURRENT-1] in
        --lang) compadd zh en ;;
        --format) compadd text json sarif ;;
        template) compadd {for_templates} ;;
        new|keys|schema) compadd ${{(f)"$(compile kinds | awk 'NR>1 {{print $1}}')"}} ;;
        *) compadd {words}; _files -g '*.y(a|)ml' ;;
    esac
}}
compdef _gongwen_compile compile
""",
        "fish": f"""\
complete -c compile -a '{" ".join(commands)}' -n __fish_use_subcommand
complete -c compile -a "(compile kinds | awk 'NR>1 {{print \\$1}}')" -n '__fish_seen_subcommand_from new keys schema' -f
complete -c compile -a '{for_templates}' -n '__fish_seen_subcommand_from template' -f
complete -c compile -l lang -x -a 'zh en'
complete -c compile -l format -x -a 'text json sarif'
complete -c compile -s o -l output -r
complete -c compile -l template -r
complete -c compile -l strict
""",
    }[shell]
