#pragma once

#include "core/content/content.h"
#include "core/model/project.h"

#include <string>

namespace barch {

/// Why a proposal does something, in words.
class Reasons {
public:
    Reasons(const Content& content, const Project& accepted, const Project& now);

    /// "because of your answer to: How is customers' data kept apart?"
    std::string ofOrigin(const std::string& origin) const;
    /// Of a change or a removal: the answers that changed, or else the origin.
    std::string ofChange(const std::string& origin) const;

private:
    const Content* m_content;
    std::string m_changedAnswers; ///< titles of the questions, "; " between
};

}  // namespace barch
