#include "app/cli/invocation.h"

namespace barch::cli {
namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> verbNames(const CLI::App& program)
{
    std::vector<std::string> names;
    for (const CLI::App* verb : program.get_subcommands([](const CLI::App*) { return true; }))
        if (!verb->get_group().empty())
            names.push_back(verb->get_name());
    return names;
}

std::vector<std::string> longOptions(const CLI::App& verb)
{
    std::vector<std::string> options;
    for (const CLI::Option* option : verb.get_options())
        for (const std::string& name : option->get_lnames())
            options.push_back("--" + name);
    return options;
}

std::string forBash(const CLI::App& program)
{
    std::string script = "_barch() {\n"
                         "  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                         "    COMPREPLY=($(compgen -W '" + joined(verbNames(program)) + "' -- \"$word\"))\n"
                         "    return\n"
                         "  fi\n"
                         "  case ${COMP_WORDS[1]} in\n";
    for (const std::string& name : verbNames(program))
        script += "    " + name + ") words='" + joined(longOptions(*program.get_subcommand(name))) + "' ;;\n";
    return script + "  esac\n"
                    "  case $word in\n"
                    "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n"
                    "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
                    "  esac\n"
                    "}\n"
                    "complete -o filenames -F _barch barch\n";
}

std::string forZsh(const CLI::App& program)
{
    std::string script = "#compdef barch\n_barch() {\n  if (( CURRENT == 2 )); then\n    compadd " + joined(verbNames(program)) +
                         "\n    return\n  fi\n  if [[ $PREFIX == -* ]]; then\n    case $words[2] in\n";
    for (const std::string& name : verbNames(program))
        script += "      " + name + ") compadd -- " + joined(longOptions(*program.get_subcommand(name))) + " ;;\n";
    return script + "    esac\n  else\n    _files\n  fi\n}\ncompdef _barch barch\n";
}

std::string forFish(const CLI::App& program)
{
    std::string script = "complete -c barch -n __fish_use_subcommand -f -a '" + joined(verbNames(program)) + "'\n";
    for (const std::string& name : verbNames(program))
        for (const CLI::Option* option : program.get_subcommand(name)->get_options())
            for (const std::string& longName : option->get_lnames())
                script += "complete -c barch -n '__fish_seen_subcommand_from " + name + "' -l " + longName + "\n";
    return script;
}

}  // namespace

void addCompletion(CLI::App& program, Invocation& invocation)
{
    auto shell = std::make_shared<std::string>();
    CLI::App* verb = addVerb(program, "completion", "Print the completion script for your shell.",
                             "barch completion bash > ~/.local/share/bash-completion/completions/barch");
    verb->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    verb->callback([&program, &invocation, shell] {
        invocation.out << (*shell == "bash" ? forBash(program) : *shell == "zsh" ? forZsh(program) : forFish(program));
    });
}

}  // namespace barch::cli
