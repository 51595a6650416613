#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <vector>

namespace barch {

/// What happens one after the other, told between those who take part.
struct CallSequence {
    enum class Step { Call, Answer, Note, Either, Or, End };
    struct Line {
        Step step = Step::Call;
        std::size_t from = 0;  ///< actors
        std::size_t to = 0;
        std::string text;      ///< Either and Or: under which condition
    };
    ElementRef about;
    std::string name;   ///< of its file: "job-send_email"
    std::string title;
    std::vector<std::string> actors;
    std::vector<Line> lines;
};

/// A call of the API, an incoming webhook or a job: through controller, service and repository to the
/// database, by the outbox into the queue, to the worker and whoever it calls, with what happens when that
/// fails. Nothing for other kinds and for what is gone.
std::optional<CallSequence> sequenceOf(const Project& project, const ElementRef& element);

/// Of every call of the API that starts a job or calls somebody outside, of every incoming webhook, and of
/// every job; in this order, then by name. Names are unique.
std::vector<CallSequence> logicSequences(const Project& project);

}  // namespace barch
