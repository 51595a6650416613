#include "core/blueprint/parts.h"

namespace barch {
namespace {

constexpr const char* area = "People and access";

void addPasswords(Draft& draft)
{
    const Choices& choices = draft.choices;
    const TableScope scope = draft.peopleScope();
    const std::string origin = fromAnswer("auth.method");
    TableDraft& credentials = draft.table(
        "credentials", scope, area, "The password of a person, as a hash from which it can't be worked out.", origin);
    credentials.refer("user_id", "users", ReferentialAction::Cascade, "Whose password it is; one for each person.");
    credentials.column("password_hash", "varchar(255)", "Argon2id hash with its salt and its cost.").hashed("argon2id");
    credentials.column("password_changed_at", "timestamptz", "When the password was last changed.").byDefault("now()");
    credentials
        .column("failed_attempts", "integer", "Wrong passwords since the last right one; login slows down as it grows.")
        .byDefault("0");
    credentials.column("locked_until", "timestamptz", "No login before this time; empty when not locked.").optional();
    credentials.unique({"user_id"});
    credentials.check("credentials_failed_attempts_positive", "failed_attempts >= 0");
    if (choices.has("auth.password_rules", "no_reuse")) {
        TableDraft& history = draft.table("password_history", scope, area,
                                          "Hashes of earlier passwords, so that an old one can't be taken again.",
                                          fromAnswer("auth.password_rules"));
        history.refer("user_id", "users", ReferentialAction::Cascade, "Whose password it was.");
        history.column("password_hash", "varchar(255)", "Argon2id hash of the earlier password.").hashed("argon2id");
        history.keep("365 days");
    }
    TableDraft& resets = draft.table("password_reset_tokens", scope, area,
                                     "A link to choose a new password. It works once and for a short time.", origin);
    resets.refer("user_id", "users", ReferentialAction::Cascade, "Who asked for the link.");
    resets
        .column("token_hash", "varchar(64)", "SHA-256 of the token in the link; the token itself is only in the mail.")
        .hashed("sha256");
    resets.column("expires_at", "timestamptz", "After this time the link does nothing.");
    resets.column("used_at", "timestamptz", "When it was used; empty until then.").optional();
    resets.unique({"token_hash"});
    resets.keep("30 days");
    TableDraft& verifications = draft.table("email_verification_tokens", scope, area,
                                            "A link that proves that an address belongs to the person.", origin);
    verifications.refer("user_id", "users", ReferentialAction::Cascade, "Whose address is proved.");
    verifications.column("email", "varchar(190)", "The address that is proved.").personal();
    verifications.column("token_hash", "varchar(64)", "SHA-256 of the token in the link.").hashed("sha256");
    verifications.column("expires_at", "timestamptz", "After this time the link does nothing.");
    verifications.column("used_at", "timestamptz", "When it was used; empty until then.").optional();
    verifications.unique({"token_hash"});
    verifications.keep("30 days");
}

void addSessions(Draft& draft)
{
    const std::string origin = fromAnswer("auth.session_style");
    const bool inRedis = draft.choices.has("auth.session_style", "session_redis");
    TableDraft& sessions =
        draft.table("sessions", draft.peopleScope(), area,
                    inRedis ? "A signed-in browser or device. Redis holds the copy that each request looks at; this "
                              "one lists and ends sessions."
                            : "A signed-in browser or device. The cookie carries the person's id and the token.",
                    origin);
    sessions.refer("user_id", "users", ReferentialAction::Cascade, "Who is signed in.");
    sessions.column("token_hash", "varchar(64)", "SHA-256 of the token in the cookie; the token itself is never kept.")
        .hashed("sha256");
    sessions.column("ip_address", "varchar(45)", "Address that the session was opened from.").personal().optional();
    sessions.column("user_agent", "varchar(500)", "Browser or program, as it names itself.").personal().optional();
    sessions.column("last_used_at", "timestamptz", "When the session was last used.").byDefault("now()");
    sessions.column("expires_at", "timestamptz", "After this time the person has to sign in again.");
    sessions.column("revoked_at", "timestamptz", "When it was ended by hand; empty while it holds.").optional();
    sessions.unique({"token_hash"});
    sessions.index({"expires_at"});
    sessions.keep("90 days");
}

void addRefreshTokens(Draft& draft)
{
    TableDraft& tokens =
        draft.table("refresh_tokens", draft.peopleScope(), area,
                    "A token that gets new access tokens. Each use replaces it by a new one; a used one that "
                    "comes again ends the whole family.",
                    fromAnswer("auth.session_style"));
    tokens.refer("user_id", "users", ReferentialAction::Cascade, "Whose token it is.");
    tokens.column("token_hash", "varchar(64)", "SHA-256 of the token; the token itself is never kept.")
        .hashed("sha256");
    tokens.column("family", "varchar(64)", "The same for all tokens that came from one login.");
    tokens.column("user_agent", "varchar(500)", "Browser or program, as it names itself.").personal().optional();
    tokens.column("expires_at", "timestamptz", "After this time the person has to sign in again.");
    tokens.column("replaced_at", "timestamptz", "When a newer token took its place; empty while it is the newest.")
        .optional();
    tokens.column("revoked_at", "timestamptz", "When it was ended by hand or by misuse.").optional();
    tokens.unique({"token_hash"});
    tokens.index({"family"});
    tokens.keep("90 days");
}

void addSocial(Draft& draft)
{
    TableDraft& identities = draft.table("user_identities", draft.peopleScope(), area,
                                         "A login at another service (Google, GitHub...) that belongs to a person.",
                                         fromAnswer("auth.social_providers"));
    identities.refer("user_id", "users", ReferentialAction::Cascade, "Whose login it is.");
    identities.column("provider", "varchar(60)", "The service, such as google.");
    identities.column("provider_user_id", "varchar(190)", "The person's id at that service.").personal();
    identities.column("email", "varchar(190)", "Address that the service told.").personal().optional();
    identities.unique({"provider", "provider_user_id"});
}

void addCodes(Draft& draft)
{
    TableDraft& codes =
        draft.table("login_codes", draft.peopleScope(), area,
                    "A code sent by text message to sign in. It works once, for minutes, and for few tries.",
                    fromAnswer("auth.method"));
    codes.refer("user_id", "users", ReferentialAction::Cascade, "Who signs in.");
    codes.column("code_hash", "varchar(64)", "SHA-256 of the code with a secret of the program.").hashed("hmac-sha256");
    codes.column("attempts", "integer", "How often a wrong code was entered.").byDefault("0");
    codes.column("expires_at", "timestamptz", "After this time the code does nothing.");
    codes.column("used_at", "timestamptz", "When it was used; empty until then.").optional();
    codes.check("login_codes_attempts_range", "attempts BETWEEN 0 AND 10");
    codes.keep("7 days");
}

void addSecondFactors(Draft& draft)
{
    const std::string origin = fromAnswer("auth.mfa");
    draft.enumeration("mfa_kind", {"totp", "passkey", "sms"},
                      "Kind of second factor: totp (codes of an app), passkey (key of a device), sms (text message).",
                      origin);
    TableDraft& factors = draft.table("mfa_factors", draft.peopleScope(), area,
                                      "A second proof, beside the password, that it is the person.", origin);
    factors.refer("user_id", "users", ReferentialAction::Cascade, "Whose factor it is.");
    factors.choice("kind", "mfa_kind", "What kind of proof it is.");
    factors.column("label", "varchar(100)", "Name that the person gave it.").personal();
    factors
        .column("secret_encrypted", "text",
                "What codes are worked out from, encrypted with a key that lies outside the database.")
        .encrypted();
    factors.column("confirmed_at", "timestamptz", "When the first right code was entered; it counts only from then.")
        .optional();
    factors.column("last_used_at", "timestamptz", "When it was last used.").optional();
    TableDraft& codes = draft.table("mfa_recovery_codes", draft.peopleScope(), area,
                                    "A code for the day the second factor is lost. Each works once.", origin);
    codes.refer("user_id", "users", ReferentialAction::Cascade, "Whose code it is.");
    codes.column("code_hash", "varchar(255)", "Argon2id hash of the code.").hashed("argon2id");
    codes.column("used_at", "timestamptz", "When it was used; empty until then.").optional();
}

void addAttempts(Draft& draft)
{
    TableDraft& attempts = draft.table(
        "login_attempts", draft.peopleScope() == TableScope::Owned ? TableScope::Owned : TableScope::Global, area,
        "A try to sign in, so that guessing can be slowed down and noticed.", fromAnswer("auth.method"));
    attempts.column("email_hash", "varchar(64)", "SHA-256 of the address that was entered.")
        .holds(Classification::Personal);
    attempts.column("ip_address", "varchar(45)", "Address that the try came from.").personal();
    attempts.column("succeeded", "boolean", "True when the person got in.");
    attempts.index({"email_hash", "created_at"});
    attempts.index({"ip_address", "created_at"});
    attempts.appendOnly();
    attempts.keep("90 days");
}

void addSso(Draft& draft)
{
    draft.enumeration("sso_protocol", {"saml", "oidc"}, "The protocol that a company's login speaks.",
                      fromAnswer("auth.sso_protocol"));
    TableDraft& connections =
        draft.table("sso_connections", TableScope::Owned, area, "The login of a company that its people sign in with.",
                    fromAnswer("auth.sso_protocol"));
    connections.choice("protocol", "sso_protocol", "The protocol that it speaks.");
    connections.column("issuer", "varchar(190)", "Name that the company's login has for itself.");
    connections.column("metadata_url", "varchar(500)", "Where its settings are read from.");
    connections.column("email_domain", "varchar(190)", "People with this ending of their address are sent there.");
    connections
        .column("client_secret_reference", "varchar(190)",
                "Name of the entry of the secret store with the secret; never the secret itself.")
        .optional();
    connections.column("is_active", "boolean", "False while it is being set up.").byDefault("false");
    connections.unique({"email_domain"});
}

}  // namespace

void addLogin(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (choices.managedLogin())
        return;
    if (choices.passwords())
        addPasswords(draft);
    if (choices.has("auth.method", "social"))
        addSocial(draft);
    if (choices.has("auth.method", "phone"))
        addCodes(draft);
    if (choices.has("auth.method", "sso"))
        addSso(draft);
    if (choices.hasAny("auth.mfa", {"optional", "admins", "everyone"}))
        addSecondFactors(draft);
    if (choices.sessions())
        addSessions(draft);
    if (choices.refreshTokens())
        addRefreshTokens(draft);
    addAttempts(draft);
}

}  // namespace barch
