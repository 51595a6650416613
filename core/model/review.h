#pragma once

#include "core/model/element_ref.h"

#include <string>
#include <vector>

namespace barch {

/// A finding that the architect accepts, with the reason. `until` is a date (YYYY-MM-DD) or empty.
struct Waiver {
    WaiverId id;
    std::string rule;
    ElementRef element;
    std::string reason;
    std::string waivedBy;
    std::string until;
    BARCH_FIELDS(Waiver, id, rule, element, reason, waivedBy, until)
};

struct CommentReply {
    std::string author;
    std::string text;
    std::string date;
    BARCH_FIELDS(CommentReply, author, text, date)
};

struct Comment {
    CommentId id;
    ElementRef element;
    std::string author;
    std::string text;
    std::string date;
    bool resolved = false;
    std::vector<CommentReply> replies;
    BARCH_FIELDS(Comment, id, element, author, text, date, resolved, replies)
};

}  // namespace barch
