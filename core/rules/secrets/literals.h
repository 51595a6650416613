#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace barch::rules {

/// A place in a text that looks like a real secret, and what kind of secret.
struct SecretLiteral {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string_view kind;  ///< "an access key of AWS"
};

/// Keys and tokens by the forms that their makers give them, private keys, addresses with a password,
/// and passwords that are written out. Names of variables, placeholders ("<password>", "$DB_PASSWORD",
/// "changeme") and public keys are none.
std::vector<SecretLiteral> secretsIn(std::string_view text);
/// The text with each of them replaced.
std::string withoutSecrets(const std::string& text);

/// Names of models as their makers call them ("gpt-…", "claude-…"), which change every few months.
std::vector<SecretLiteral> modelNamesIn(std::string_view text);

}  // namespace barch::rules
