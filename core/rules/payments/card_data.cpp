#include "core/rules/payments/card_data.h"

namespace barch::rules {

CardData cardDataOf(const Table& table, const Column& column)
{
    static constexpr std::array<std::string_view, 8> numbers = {"card_number", "credit_card_number", "cc_number", "card_no", "primary_account_number", "card_pan", "creditcard", "cardnumber"};
    static constexpr std::array<std::string_view, 13> verification = {"cvv", "cvc", "cvv2", "cvc2", "cvn", "card_verification", "card_security_code", "track1",
                                                                      "track2", "track_data", "magstripe", "pin_block", "card_pin"};
    static constexpr std::array<std::string_view, 12> about = {"last4", "last_four", "last", "masked", "token", "hash", "brand", "result", "check", "checked", "status", "suffix"};
    static constexpr std::array<std::string_view, 6> cardTables = {"card", "cards", "payment_methods", "payment_cards", "credit_cards", "cardholders"};
    const bool canHold = canHoldSecret(column) || isIntegerType(column.type) || isDecimalType(column.type);
    if (!canHold || hasAnyPhrase(column.name, about))
        return CardData::None;
    if (hasAnyPhrase(column.name, verification))
        return CardData::Verification;
    const bool inCards = hasAnyPhrase(table.name, cardTables);
    const std::string name = snakeCase(column.name);
    if (inCards && (name == "security_code" || name == "verification_code"))
        return CardData::Verification;
    // Library cards, gift cards and health cards have numbers too.
    static constexpr std::array<std::string_view, 11> otherCards = {"library", "gift", "health", "insurance", "member", "membership", "loyalty", "id", "identity", "sim", "business"};
    if (hasAnyPhrase(column.name, otherCards) || hasAnyPhrase(table.name, otherCards))
        return CardData::None;
    return hasAnyPhrase(column.name, numbers) || (inCards && (name == "pan" || name == "number")) ? CardData::Number : CardData::None;
}

}  // namespace barch::rules
