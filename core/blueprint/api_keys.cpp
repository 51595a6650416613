#include "core/blueprint/parts.h"

namespace barch {

void addApiKeys(Draft& draft)
{
    if (!draft.choices.yes("auth.api_keys"))
        return;
    TableDraft& keys =
        draft.table("api_keys", draft.choices.tenants() ? TableScope::Owned : draft.peopleScope(), "People and access",
                    draft.choices.tenants()
                        ? "A key that a program uses instead of a person's login. The key's text names the tenant, "
                          "so the tenant is known before the key is looked up."
                        : "A key that a program uses instead of a person's login.",
                    fromAnswer("auth.api_keys"));
    keys.column("name", "varchar(100)", "What the key is for, in the words of whoever made it.");
    keys.column("prefix", "varchar(16)", "First letters of the key, to tell keys apart on screen.");
    keys.column("key_hash", "varchar(64)", "SHA-256 of the key; the key itself is shown once and never kept.")
        .hashed("sha256");
    keys.column("scopes", "jsonb", "What the key may do, as a list of permissions.").byDefault("'[]'");
    keys.refer("created_by_id", "users", ReferentialAction::SetNull, "Who made it; empty once that account is gone.")
        .optional();
    keys.column("expires_at", "timestamptz", "After this time the key does nothing. Every key ends one day.");
    keys.column("last_used_at", "timestamptz", "When it was last used, to find keys that nobody needs.").optional();
    keys.column("revoked_at", "timestamptz", "When it was taken back; empty while it holds.").optional();
    keys.unique({"key_hash"});
    keys.index({"prefix"});
}

}  // namespace barch
