/** Shells that completion is written for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** One of {@link shells}. */
export type Shell = (typeof shells)[number];

/**
 * The script that asks the program what may follow, each time that the user presses the key. Where that knows nothing, the
 * shell completes names of files.
 *
 * @param binary - Name of the program: letters, digits, dashes, dots and underscores.
 */
export function completionScript(shell: Shell, binary: string): string {
  const name = `_${binary.replace(/\W/g, '_')}_complete`;
  return scripts[shell](binary, name);
}

const scripts: Readonly<Record<Shell, (binary: string, name: string) => string>> = {
  // Bash breaks words at colons and equal signs, and puts a reply in the place of the last piece. Old ones always sort.
  bash: (binary, name) => `${name}() {
  local line="\${COMP_LINE:0:COMP_POINT}" current cut value rest
  local -a words
  read -ra words <<< "$line"
  [[ "$line" == *' ' ]] && words+=('')
  current="\${words[\${#words[@]}-1]}"
  cut="\${current%"\${current##*[:=]}"}"
  COMPREPLY=()
  while IFS=$'\\t' read -r value rest; do
    COMPREPLY+=("\${value#"$cut"}")
  done < <(${binary} __complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -o nosort -o default -F ${name} ${binary} 2>/dev/null || complete -o default -F ${name} ${binary}
`,
  zsh: (binary, name) => `#compdef ${binary}
${name}() {
  local -a values
  local value description
  while IFS=$'\\t' read -r value description; do
    values+=("\${value//:/\\\\:}\${description:+:$description}")
  done < <(${binary} __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  _describe '${binary}' values || { compset -P '--*='; _files }
}
compdef ${name} ${binary}
`,
  fish: (binary, name) => `function ${name}
  set -l words (commandline -opc) (commandline -ct)
  set -l found (${binary} __complete -- $words[2..-1] 2>/dev/null)
  if set -q found[1]
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c ${binary} -f -a '(${name})'
`,
  // PowerShell drops empty arguments of programs, so a new word is told by a flag.
  powershell: (binary) => `Register-ArgumentCompleter -Native -CommandName ${binary} -ScriptBlock {
  param($word, $ast, $position)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  $state = if ($word -eq '') { @('--new-word') } else { @() }
  & ${binary} __complete @state -- @words 2>$null | ForEach-Object {
    $value, $description = $_ -split "\`t", 2
    if (-not $description) { $description = $value }
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
  }
}
`,
};
