#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Accepts a finding. The id follows from rule and element, so a finding has one waiver at most. A
/// reason is needed.
Result<Project> waiveFinding(const Project& project, const std::string& rule, const ElementRef& element,
                             const std::string& reason, const std::string& waivedBy = {}, const std::string& until = {});
Result<Project> removeWaiver(const Project& project, WaiverId waiver);
WaiverId waiverIdFor(const std::string& rule, const ElementRef& element);

/// `comment.id` is made by the caller (`CommentId::random()`).
Result<Project> addComment(const Project& project, Comment comment);
Result<Project> replyToComment(const Project& project, CommentId comment, CommentReply reply);
Result<Project> editComment(const Project& project, CommentId comment, const std::string& text);
Result<Project> resolveComment(const Project& project, CommentId comment, bool resolved = true);
Result<Project> removeComment(const Project& project, CommentId comment);

}  // namespace barch
