#pragma once

#include "core/model/element_ref.h"

#include <string>
#include <vector>

namespace barch {

/// Open: "I don't know yet". Assumed: the recommended default was taken and nobody confirmed it.
enum class AnswerState : std::uint8_t { Answered, Assumed, Open, NotApplicable };
BARCH_NAMES(AnswerState, "answered", "assumed", "open", "notApplicable")

/// What the architect said to one question; `id` is the question's key ("data.tenancy").
struct Answer {
    std::string id;
    AnswerState state = AnswerState::Answered;
    std::vector<std::string> values;  ///< option values, in the order of the question
    std::string text;                 ///< of questions with free text or a number
    std::string note;
    BARCH_FIELDS(Answer, id, state, values, text, note)

    bool has(std::string_view value) const;
};

struct GlossaryLink {
    GlossaryLinkId id;
    std::string term;        ///< a term of the glossary, or the project's own
    std::string meaning;     ///< of the project's own terms
    std::vector<ElementRef> elements;
    BARCH_FIELDS(GlossaryLink, id, term, meaning, elements)
};

}  // namespace barch
