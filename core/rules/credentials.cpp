#include "core/rules/credentials.h"

namespace barch::rules {
namespace {

template <std::size_t N>
bool has(std::string_view name, const std::array<std::string_view, N>& phrases)
{
    return hasAnyPhrase(name, phrases);
}

/// Words of columns that are about a secret and don't hold it.
constexpr std::array<std::string_view, 30> aboutSecrets = {
    "at", "on", "by", "hint", "expires", "changed", "policy", "rules", "rule", "length", "url", "attempts", "required", "must", "age", "strength", "count", "type", "kind",
    "id", "name", "label", "prefix", "reference", "version", "enabled", "last4", "limit", "status", "used"};

constexpr std::array<std::string_view, 18> serviceWords = {"smtp", "imap", "ftp", "sftp", "db", "database", "proxy", "service", "webhook", "wifi", "ldap", "redis",
                                                           "broker", "bucket", "certificate", "keystore", "vpn", "server"};

bool isAbout(std::string_view name)
{
    return has(name, aboutSecrets);
}

}  // namespace

bool canHoldSecret(const Column& column)
{
    return !column.userType && (isTextType(column.type) || bareType(column.type) == "bytea" || bareType(column.type) == "blob" || bareType(column.type) == "varbinary");
}

bool isKeptSafe(const Column& column)
{
    static constexpr std::array<std::string_view, 9> words = {"hash", "hashed", "digest", "encrypted", "ciphertext", "cipher", "sealed", "fingerprint", "tokenised"};
    return column.protection != Protection::Plain || has(column.name, words);
}

bool isPersonsPassword(const Table&, const Column& column)
{
    static constexpr std::array<std::string_view, 5> words = {"password", "passwd", "pwd", "passphrase", "password_hash"};
    return canHoldSecret(column) && has(column.name, words) && !isAbout(column.name) && !has(column.name, serviceWords) && !hasWord(column.name, "token") &&
           !hasWord(column.name, "reset");
}

bool isLoginSessionTable(const Table& table)
{
    const std::string name = snakeCase(table.name);
    const bool named = name == "sessions" || name == "session" || hasPhrase(name, "user_sessions") || hasPhrase(name, "login_sessions") || hasPhrase(name, "auth_sessions");
    return named && std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return hasWord(column.name, "token"); });
}

bool isRefreshTokenTable(const Table& table)
{
    return hasPhrase(table.name, "refresh_tokens") || hasPhrase(table.name, "refresh_token");
}

bool isSessionToken(const Table& table, const Column& column)
{
    if (!canHoldSecret(column) || isAbout(column.name))
        return false;
    if (isLoginSessionTable(table) || isRefreshTokenTable(table))
        return hasWord(column.name, "token");
    return hasPhrase(column.name, "session_token") || (isPeopleTable(table) && hasPhrase(column.name, "refresh_token"));
}

bool isApiKeyTable(const Table& table)
{
    static constexpr std::array<std::string_view, 8> names = {"api_key", "api_keys", "api_token", "api_tokens", "personal_access_tokens", "personal_access_token", "access_keys", "service_keys"};
    return has(table.name, names) && !isAppendOnly(table.name);
}

bool isApiKey(const Table& table, const Column& column)
{
    static constexpr std::array<std::string_view, 4> words = {"key", "token", "secret", "hash"};
    return isApiKeyTable(table) && canHoldSecret(column) && has(column.name, words) && !isAbout(column.name);
}

bool isServiceSecret(const Column& column)
{
    static constexpr std::array<std::string_view, 17> phrases = {
        "client_secret", "webhook_secret", "signing_secret", "secret_key", "secret_access_key", "private_key", "connection_string", "database_url", "dsn", "encryption_key",
        "service_account_key", "api_secret", "app_secret", "shared_secret", "signing_key", "master_key", "access_key"};
    static constexpr std::array<std::string_view, 2> passwords = {"password", "passwd"};
    if (!canHoldSecret(column))
        return false;
    if (has(column.name, passwords) && has(column.name, serviceWords))
        return !isAbout(column.name);
    static constexpr std::array<std::string_view, 11> about = {"at", "hint", "id", "name", "label", "prefix", "reference", "version", "last4", "type", "public"};
    return has(column.name, phrases) && !has(column.name, about);
}

PersonalSecret personalSecretOf(const Table& table, const Column& column)
{
    static constexpr std::array<std::string_view, 17> checked = {
        "reset_token", "verification_token", "confirmation_token", "magic_link_token", "invite_token", "invitation_token", "recovery_code", "recovery_codes", "backup_code",
        "backup_codes", "otp_code", "login_code", "sms_code", "security_answer", "pin", "pin_code", "one_time_code"};
    static constexpr std::array<std::string_view, 15> readBack = {
        "totp_secret", "mfa_secret", "otp_secret", "two_factor_secret", "access_token", "oauth_token", "id_token", "refresh_token", "ssn", "social_security_number",
        "national_id_number", "passport_number", "identity_card_number", "tax_file_number", "bank_account_number"};
    if (!canHoldSecret(column) || isPersonsPassword(table, column) || isSessionToken(table, column) || isApiKey(table, column) || isServiceSecret(column))
        return PersonalSecret::None;
    static constexpr std::array<std::string_view, 10> about = {"at", "hint", "id", "name", "label", "prefix", "reference", "last4", "type", "url"};
    if (has(column.name, readBack) && !has(column.name, about))
        return PersonalSecret::ReadBack;
    if (has(column.name, checked) && !has(column.name, about))
        return PersonalSecret::CheckedOnly;
    const bool tokenTable = hasWord(table.name, "tokens") || hasWord(table.name, "invitations") || hasWord(table.name, "invites");
    if (tokenTable && snakeCase(column.name) == "token")
        return PersonalSecret::CheckedOnly;
    return column.classification == Classification::Secret ? PersonalSecret::ReadBack : PersonalSecret::None;
}

FixOption protectColumn(std::string title, const Finding& finding, Protection protection, std::string method, std::string consequence)
{
    const ColumnId id(finding.element.id);
    return changeTable(std::move(title), TableId(finding.element.owner),
                       [=](const Project&, Table& table) {
                           if (Column* column = findById(table.columns, id)) {
                               column->protection = protection;
                               column->protectionMethod = method;
                               column->classification = Classification::Secret;
                               column->defaultExpression.clear();
                           }
                       },
                       std::move(consequence));
}

}  // namespace barch::rules
