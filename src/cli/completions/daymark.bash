# Asked as clap_complete asks. Unlike its own script this one tells of the quote that a word is open in, by which the
# answers are written, and takes the three words `--habit = ru`, which bash makes of `--habit=ru`, for two.
_daymark() {
    local IFS=$'\013' words=() index=0 space=true open= i
    compopt +o nospace 2>/dev/null && space=false
    for ((i = 0; i <= COMP_CWORD; i++)); do
        if [[ $i -lt $COMP_CWORD && ${COMP_WORDS[i]} == = && ${words[index - 1]} == --* ]]; then
            continue
        fi
        words[index++]=${COMP_WORDS[i]}
    done
    ((index--))
    case ${words[index]} in [\'\"]*) open=${words[index]:0:1} ;; esac
    # Only what stands before the cursor, without the quote; old versions say something else here.
    [[ ${BASH_VERSINFO[0]} -ge 4 ]] && words[index]=$2
    if ! COMPREPLY=($(
        _CLAP_IFS=$IFS _CLAP_COMPLETE_INDEX=$index _CLAP_COMPLETE_COMP_TYPE=$COMP_TYPE _CLAP_COMPLETE_SPACE=$space \
            DAYMARK_QUOTE=$open DAYMARK_COMPLETE=bash daymark -- "${words[@]}"
    )); then
        unset COMPREPLY
    elif [[ $space == false && ${COMPREPLY-} =~ [=/:]$ ]]; then
        compopt -o nospace
    fi
}
if [[ ${BASH_VERSINFO[0]} -eq 4 && ${BASH_VERSINFO[1]} -ge 4 || ${BASH_VERSINFO[0]} -gt 4 ]]; then
    complete -o nospace -o bashdefault -o nosort -F _daymark daymark
else
    complete -o nospace -o bashdefault -F _daymark daymark
fi
