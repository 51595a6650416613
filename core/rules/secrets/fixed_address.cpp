#include "core/edits/element_edits.h"
#include "core/rules/elements.h"
#include "core/rules/sql_tokens.h"

#include <cctype>

namespace barch::rules {
namespace {

/// Names of standards that look like addresses, and hosts that are nobody's (RFC 2606).
bool isNobodys(std::string_view host)
{
    static constexpr std::array<std::string_view, 9> ends = {"w3.org", "schema.org", "json-schema.org", "purl.org", "example.com", "example.org", "example.net", ".example", ".invalid"};
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return host.ends_with(end); });
}

/// Whether the text is or holds the address of something that runs somewhere: a scheme, "://" and a host.
bool holdsAddress(std::string_view text)
{
    for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
        const std::size_t end = text.find_first_of("/?#:'\" \t\n\\", at + 3);
        std::string_view host = text.substr(at + 3, end == std::string_view::npos ? std::string_view::npos : end - at - 3);
        if (const std::size_t user = host.find('@'); user != std::string_view::npos)
            host.remove_prefix(user + 1);
        const bool scheme = at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1]));
        const bool placeholder = host.empty() || host.front() == '$' || host.front() == '{' || host.front() == '<' || host.front() == '%';
        if (scheme && !placeholder && !isNobodys(host))
            return true;
    }
    return false;
}

bool hasFixedAddress(std::string_view sql)
{
    const std::vector<Token> tokens = tokenize(sql);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::String && holdsAddress(token.text); });
}

constexpr std::string_view why = " Every copy of the product (test, staging, each customer's) then talks to the same place, and moving it needs a new version.";

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (hasFixedAddress(column.defaultExpression))
            report.add(refTo(table, column), "The default of " + dotted(table, column) + " is an address fixed in the design." + std::string(why));
}

void checkProject(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const Function& function : project.functions)
        if (function.dialect == Dialect::PostgreSql && hasFixedAddress(function.body))
            report.add(ElementRef::of(ElementKind::Function, function.id), "An address is fixed in the body of " + function.name + "." + std::string(why));
    for (const Webhook& webhook : project.webhooks)
        if (webhook.incoming && holdsAddress(webhook.path))
            report.add(ElementRef::of(ElementKind::Webhook, webhook.id), "The path of " + webhook.name + " names a host." + std::string(why));
    for (const AiProvider& provider : project.aiProviders)
        if (holdsAddress(provider.endpointVariable))
            report.add(ElementRef::of(ElementKind::AiProvider, provider.id), "The address of " + provider.provider + " stands where the name of its variable belongs." + std::string(why));
}

/// "my-service" as MY_SERVICE.
std::string variablePart(std::string_view name)
{
    std::string text;
    for (const char c : name)
        text += std::isalnum(static_cast<unsigned char>(c)) ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : '_';
    return text;
}

std::string pathOnly(const std::string& address)
{
    const std::size_t host = address.find("://");
    const std::size_t path = host == std::string::npos ? 0 : address.find('/', host + 3);
    return path == std::string::npos ? "/" : address.substr(path);
}

/// Each string with an address in it is read from a setting of the database instead.
std::string withSettings(const std::string& body, const std::string& setting)
{
    std::string text;
    std::size_t from = 0;
    for (const Token& token : tokenize(body))
        if (token.kind == TokenKind::String && holdsAddress(token.text)) {
            text += body.substr(from, token.offset - from) + "current_setting('" + setting + "')";
            from = token.offset + token.length;
        }
    return text + body.substr(from);
}

/// A name of a setting holds letters, digits and "_".
std::string settingOf(const Function& function)
{
    std::string name = "app.";
    for (const char c : function.name)
        name += std::isalnum(static_cast<unsigned char>(c)) ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : '_';
    return name + "_address";
}

FixOption heal(const Finding& finding)
{
    return changeProject("Read it from the environment", [finding](const Project& project) -> Result<Project> {
        if (const Function* found = project.functions.find(FunctionId(finding.element.id))) {
            Function function = *found;
            function.body = withSettings(function.body, settingOf(function));
            Project after = project;
            after.functions = after.functions.with(std::move(function));
            return after;
        }
        if (const Webhook* found = project.webhooks.find(WebhookId(finding.element.id))) {
            Webhook webhook = *found;
            webhook.path = pathOnly(webhook.path);
            return putElement(project, std::move(webhook));
        }
        const AiProvider* found = project.aiProviders.find(AiProviderId(finding.element.id));
        if (!found)
            return project;
        AiProvider provider = *found;
        provider.endpointVariable = variablePart(provider.provider) + "_ENDPOINT";
        EnvironmentVariable variable{.id = EnvironmentVariableId::derive("rule/environment/" + provider.endpointVariable), .name = provider.endpointVariable, .purpose = "Address of " + provider.provider + "."};
        const bool there = std::any_of(project.environment.begin(), project.environment.end(), [&](const EnvironmentVariable& each) { return each.name == variable.name; });
        Result<Project> after = putElement(project, std::move(provider));
        return after && !there ? putElement(*after, std::move(variable)) : after;
    }, finding.element.kind == ElementKind::Function ? "Set the setting for the database or for the role: ALTER DATABASE … SET app.…_address." : "");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    if (finding.element.kind != ElementKind::Column)
        return {heal(finding)};
    return onlyFix(changeTable("Take the default away", TableId(finding.element.owner), [id = finding.element.id](const Project&, Table& table) {
        if (Column* column = findById(table.columns, id))
            column->defaultExpression.clear();
    }, "The program writes the value, from its environment."));
}

}  // namespace

extern const Rule fixedAddress = {
    .code = "SEC007",
    .name = "fixed-address",
    .title = "Addresses are read from the environment",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .checkProject = checkProject,
    .reads = part::functions | part::operations | part::ai | part::environment,
    .fixes = fixes,
};

}  // namespace barch::rules
