# SPDX-License-Identifier: MIT
# Completion of intouch for bash: the program itself knows what may stand where.
_intouch() {
    local line word
    COMPREPLY=()
    while IFS= read -r line; do
        word=${line%%$'\t'*}
        printf -v word '%q' "$word"
        COMPREPLY+=("$word")
    done < <("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _intouch intouch
