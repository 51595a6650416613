#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// What a column holds, by its name and the table's. Each secret is one of these, so that one rule
/// speaks about it.

/// A person's password in whatever form: password, password_hash, pwd. Not password_changed_at.
bool isPersonsPassword(const Table& table, const Column& column);
/// Sessions of people who are signed in (not a session of a course).
bool isLoginSessionTable(const Table& table);
bool isRefreshTokenTable(const Table& table);
/// The token of a session, or one that renews it.
bool isSessionToken(const Table& table, const Column& column);
/// Keys that programs call the product's own API with.
bool isApiKeyTable(const Table& table);
bool isApiKey(const Table& table, const Column& column);
/// A secret of a service that the product talks to: smtp_password, client_secret, database_url.
bool isServiceSecret(const Column& column);
/// One-time tokens and codes; second factors; tokens of other services; numbers of identity papers.
enum class PersonalSecret { None, CheckedOnly, ReadBack };
PersonalSecret personalSecretOf(const Table& table, const Column& column);

/// Text or bytes: what a secret is kept in.
bool canHoldSecret(const Column& column);
/// Kept so that whoever reads the table can't use it: by protection, or plainly said by the name.
bool isKeptSafe(const Column& column);

FixOption protectColumn(std::string title, const Finding& finding, Protection protection, std::string method, std::string consequence = {});

}  // namespace barch::rules
