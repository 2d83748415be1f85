# SPDX-License-Identifier: MIT
# Completion of intouch for fish: the program itself knows what may stand where.
function __intouch_candidates
    set -l before (commandline -opc)
    set -l now (commandline -ct)
    $before[1] complete -- $before[2..-1] "$now" 2>/dev/null
end
complete -c intouch -a '(__intouch_candidates)'
