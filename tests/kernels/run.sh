#!/usr/bin/env bash
# Builds kernel_test.cpp, perceptron_test.cpp and tally_test.cpp with each instruction set's kernels, warnings as errors,
# looks into the machine code, and runs it where the processor can. Checksums of all results must be the same on every
# instruction set.
#
#   tests/kernels/run.sh              scalar, avx2 and avx512 (or neon), natively; avx512 is only built if it cannot run
#   tests/kernels/run.sh --sanitize   the same under AddressSanitizer and UndefinedBehaviorSanitizer, a third of the
#                                     functions on each instruction set
#   tests/kernels/run.sh --aarch64    neon by a cross compiler under qemu, against this machine's scalar kernels
#
# With ACTFN_BUILD, a folder in which meson built the package, the first takes the kernels from there.
# CXX, AARCH64_CXX and QEMU_AARCH64 name other compilers and another emulator.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mode=${1:-native}
cxx=${CXX:-g++}
cross=${AARCH64_CXX:-aarch64-linux-gnu-g++}
qemu=${QEMU_AARCH64:-qemu-aarch64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Flags are read from meson.build, so that what is tested is what is shipped.
quoted() { grep -o "'-[^']*'" | tr -d "'" || true; }
mapfile -t kernel_flags < <(sed -n '/^kernel_flags = /,/^)/p' "$root/meson.build" | quoted)
[ "${#kernel_flags[@]}" -gt 0 ] || { echo "no kernel_flags found in meson.build"; exit 1; }

# take THIRD: the list of functions and a source file for each, made as meson.build makes them; of 0, 1 or 2 a third of
# those that have a header of their own, and of these the cells beside it.
compute=$root/src/actfn/compute
take() {
    local third=$1 header name place=0 rows= tables= cells=
    rm -f "$work"/*.cpp
    sources=("$compute"/{isa,perceptron,piecewise,strides,tally,tape}.cpp "$work/piecewise_tables.cpp")
    for header in "$root"/src/actfn/functions/*/*.h; do
        name=$(basename "$header" .h)
        if [ "${name%.tables}" != "$name" ]; then
            tables+=" X(${name%.tables})"
            echo "#include \"${header#"$root"/src/actfn/functions/}\"" >>"$work/piecewise_tables.cpp"
            continue
        fi
        if [ "${name%.cells}" != "$name" ]; then continue; fi
        if [ "$third" != all ] && [ $((place++ % 3)) != "$third" ]; then continue; fi
        sed -e "s|@NAME@|$name|g" -e "s|@HEADER@|${header#"$root"/src/actfn/functions/}|" "$compute/function.cpp.in" >"$work/$name.cpp"
        sources+=("$work/$name.cpp")
        if [ -e "${header%.h}.cells.h" ]; then
            cells+=" X($name)"
            echo "#include \"${header#"$root"/src/actfn/functions/}\"" | sed 's/\.h"$/.cells.h"/' >>"$work/piecewise_tables.cpp"
        else
            rows+=" X($name)"
        fi
    done
    sed -e "s|@ROWS@|$rows|" -e "s|@TABLES@|$tables|" -e "s|@CELLS@|$cells|" "$compute/functions.h.in" >"$work/functions.h"
}
take all
# The words of formulas, each for blocks of float and of double.
words=$(sed -n '/define ACTFN_EACH_WORD/,/^$/p' "$compute/words.h" | grep -o '([a-z0-9_]*, [0-9])' | wc -l)

# The blocks of tables: for each of four kinds of care the degrees that are compiled of float, any other, and any of double;
# and for both types of sixteen bits the degrees of cells that round right.
blocks=$(($(grep -c 'case [0-9]*: return piecewise_block' "$compute/piecewise.h") * 4 + 8))
blocks=$((blocks + $(grep -c ': return short_block<' "$compute/piecewise.h") * 2))

# build ISA COMPILER FLAG...: $work/ISA.so, of all its files, for a look at the machine code, and the program $work/ISA
build() {
    local isa=$1 compiler=$2 isa_flags
    shift 2
    mapfile -t isa_flags < <(sed -n "s/^ *'$isa': \[\(.*\)\],\?$/\1/p" "$root/meson.build" | quoted)
    rm -rf "$work/parts" && mkdir "$work/parts"
    local compiled=("${sources[@]}") built=()
    if [ $# = 0 ] && [ -n "${ACTFN_BUILD:-}" ]; then
        compiled=("$work/piecewise_tables.cpp")
        built=(-Wl,--whole-archive "$ACTFN_BUILD/libkernels_$isa.a" -Wl,--no-whole-archive)
    fi
    # -iquote: our headers must not come before the C library's.
    printf '%s\n' "${compiled[@]}" | xargs -P "$(nproc)" -I SOURCE sh -c 'source=$1; shift; exec "$@" -c "$source" -o "$0/$(basename "$source" .cpp).o"' \
        "$work/parts" SOURCE "$compiler" -std=c++17 -fPIC -Wall -Wextra -Werror "${kernel_flags[@]}" \
        "${isa_flags[@]}" "$@" "-DACTFN_ISA=$isa" -iquote "$work" -iquote "$compute" -iquote "$root/src/actfn/functions"
    "$compiler" -r -nostdlib "$work"/parts/*.o "${built[@]}" -o "$work/$isa.o"
    # objdump takes twenty times as long for what is not linked
    if [ "$mode" != --sanitize ]; then "$compiler" -shared -nostdlib "$work/$isa.o" -o "$work/$isa.so"; fi
    # The program itself is built for any processor.
    "$compiler" -std=c++17 -O2 -ffp-contract=off -Wall -Wextra -Werror "$@" "-DACTFN_ISA=$isa" "-DACTFN_NAME=\"$isa\"" \
        -iquote "$root/src/actfn/compute" "$here/kernel_test.cpp" "$here/perceptron_test.cpp" "$here/tally_test.cpp" \
        "$work/$isa.o" -o "$work/$isa"
}

runs_here() {
    case $1 in
        scalar) return 0 ;;
        avx2) set -- avx2 fma f16c ;;
        avx512) set -- avx2 fma f16c avx512f avx512vl avx512bw avx512dq ;;
        neon) [ "$(uname -m)" = aarch64 ]; return ;;
    esac
    local flag
    for flag; do grep -qw "$flag" /proc/cpuinfo || return 1; done
}

# inspect ISA OBJDUMP NM: the machine code is what the instruction set promises. A program must have run before, which
# prints how many loops there are.
inspect() {
    local isa=$1 objdump=$2 nm=$3 packed lone used loops
    loops=$(cat "$work"/*.txt | awk '/^loops / { n = $2 } END { print n }')
    case $isa in
        scalar)
            if [ "$(uname -m)" = x86_64 ] && "$objdump" -d "$work/$isa.so" | grep -q '%[yz]mm'; then
                echo "scalar: uses wide registers"; return 1
            fi
            return 0
            ;;
        avx2) packed='v(add|sub|mul|div|min|max|cmp[a-z_]*|blendv|and|andn|or|xor|sqrt|fn?m(add|sub)[0-9]+)p[sd] .*%ymm|vp(and|andn|xor|or) .*%ymm' ;;
        avx512) packed='v(add|sub|mul|div|min|max|cmp[a-z_]*|blendm|and|andn|or|xor|sqrt|fn?m(add|sub)[0-9]+)p[sd] .*%zmm|vp(and|xor|or|andn|ternlog)[dq] .*%zmm' ;;
        neon) packed='(and|bic|eor|f(add|sub|mul|div|mla|mls|neg|abs|sqrt|cm[a-z]+)) *.*v[0-9]+\.(4s|2d|16b)' ;;
    esac
    lone='v?(add|sub|mul|div|sqrt|fn?m(add|sub)[0-9]+)s[sd] |f(add|sub|mul|div|madd|msub) *[sd][0-9]'
    # Every run<function, operation, type, whether parameters are fixed>, or evaluated_apart<> that those of a long function
    # call, every block of a word or of tables, the perceptrons' product and the audit's tally must calculate in full
    # registers and nowhere in single numbers. Each loop has a run with fixed parameters.
    "$objdump" -d -C --no-show-raw-insn "$work/$isa.so" | tr '\t' ' ' | awk -v packed="$packed" -v lone="$lone" \
        -v isa="$isa" -v expected=$((loops + 2 + words * 2 + blocks)) '
        /^[0-9a-f]+ </ { name = ""; if ($0 !~ /(tape|piecewise|short)_loop</ && match($0, /(run|evaluated_apart)<.*>\(|[a-z0-9_]+_block<.*two<.*>\(|(piecewise|short)_block<.*>\(|product\(|tally_groups\(/)) { name = substr($0, RSTART, RLENGTH); seen[name] = 1 } }
        name != "" && $0 ~ packed { wide[name]++ }
        name ~ /^run/ && /^ .*evaluated_apart</ { calls[name]++ }
        name != "" && $0 ~ lone { single[name]++ }
        END {
            for (n in seen) {  # the identity calculates nothing, nor does what is x itself
                loops += n !~ /^evaluated_apart|^run<.*, false>/
                if ((!wide[n] && !calls[n] && n !~ /identity, .*operation\)0|xielu, .*operation\)6/) || single[n]) { bad++; print isa ": not vectorised: " n " " wide[n] + 0 " wide, " single[n] + 0 " single" }
            }
            print isa ": " loops - bad " of " expected " loops vectorised"
            exit loops != expected || bad > 0
        }'
    # Nothing runs when the library is loaded: the processor may lack the instruction set.
    # Not grep -q, which would end nm by a signal, and that the pipe by a failure.
    if "$nm" "$work/$isa.so" | grep '_GLOBAL__sub_I' >/dev/null; then echo "$isa: runs code when it is loaded"; return 1; fi
    # Whatever is called must do no arithmetic: a libm in here would decide bits and speed.
    used=$("$nm" -u "$work/$isa.so" | awk '{print $2}' | grep -vE '^(mem(cpy|set|move)|_GLOBAL_OFFSET_TABLE_|__stack_chk_(fail|guard))$' || true)
    if [ -n "$used" ]; then echo "$isa: calls $used"; return 1; fi
}

# compare ISA: its checksums against those of the first one run.
first=
compare() {
    grep '^checksum ' "$work/$1.txt" >"$work/$1.sums"
    if [ -z "$first" ]; then
        first=$1
    elif ! diff "$work/$first.sums" "$work/$1.sums" >"$work/differences"; then
        echo "$1: other bits than $first:"
        cat "$work/differences"
        return 1
    else
        echo "$1: $(wc -l <"$work/$1.sums") checksums, the same as $first's"
    fi
}

# try ISA COMMAND...: runs the program, prints what failed and the summary.
try() {
    local isa=$1 status=0
    shift
    "$@" >"$work/$isa.txt" || status=$?
    grep -vE '^(checksum|loops) ' "$work/$isa.txt" || true
    [ "$status" = 0 ] || return "$status"
    [ "$mode" = --sanitize ] || compare "$isa"
}

case $mode in
    native | --sanitize)
        flags=()
        if [ "$mode" = --sanitize ]; then
            flags=(-g1 -fno-var-tracking -O1 -fsanitize=address,undefined -fno-sanitize=null,object-size -fno-sanitize-recover=all)
        fi
        isas=(scalar)
        case $(uname -m) in
            x86_64) isas+=(avx2 avx512) ;;
            aarch64) isas=(neon) ;;
        esac
        # The loops' text is one for all instruction sets, and the sanitizers are slow: each function meets them on one.
        # Null pointers and sizes of objects are what AddressSanitizer finds too.
        third=0
        for isa in "${isas[@]}"; do
            if [[ $mode == --sanitize && ${#isas[@]} == 3 ]]; then take $((third++)); fi
            build "$isa" "$cxx" "${flags[@]}"
            if runs_here "$isa"; then
                large=()
                # Only x86's vector kernels write past the caches.
                # The sanitizers slow these down most, and avx2's text is avx512's.
                if [[ $isa == avx2 || ($isa == avx512 && $mode == native) ]]; then large=(--large); fi
                try "$isa" "$work/$isa" "${large[@]}"
            else
                echo "$isa: built, not run: this processor lacks it"
            fi
            [ "$mode" = --sanitize ] || inspect "$isa" objdump nm
        done
        ;;
    --aarch64)
        build scalar "$cxx"
        try scalar "$work/scalar"
        build neon "$cross" -static
        inspect neon "${cross%g++}objdump" "${cross%g++}nm"
        try neon "$qemu" "$work/neon"
        ;;
    *)
        echo "usage: $0 [--sanitize | --aarch64]" >&2
        exit 2
        ;;
esac
echo "kernels: all as they should be"
