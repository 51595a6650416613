#include "core/edits/review_edits.h"

#include "core/edits/lookups.h"

namespace barch {
namespace {

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

template <class Change>
Result<Project> changeComment(const Project& project, CommentId id, Change change)
{
    return changeElement(project, &Project::comments, id, "comment", [&](Comment& comment) -> std::optional<Error> {
        change(comment);
        return std::nullopt;
    });
}

Error blankComment()
{
    return {"A comment needs a text.", {}, {}};
}

}  // namespace

WaiverId waiverIdFor(const std::string& rule, const ElementRef& element)
{
    return WaiverId::derive("waiver/" + rule + "/" + std::string(nameOf(element.kind)) + "/" + element.owner.text() + "/" +
                            element.id.text() + "/" + element.key);
}

Result<Project> waiveFinding(const Project& project, const std::string& rule, const ElementRef& element,
                             const std::string& reason, const std::string& waivedBy, const std::string& until)
{
    if (rule.empty())
        return Error{"A waiver needs the rule that it is about.", {}, {}};
    if (isBlank(reason))
        return Error{"A finding is accepted with a reason.", rule, "Say in a sentence why it is fine here."};
    Waiver waiver{waiverIdFor(rule, element), rule, element, reason, waivedBy, until, {}};
    const Waiver* there = project.waivers.find(waiver.id);
    if (there && *there == waiver)
        return project;
    Project edited = project;
    edited.waivers = project.waivers.with(std::move(waiver));
    return edited;
}

Result<Project> removeWaiver(const Project& project, WaiverId waiver)
{
    if (!project.waivers.contains(waiver))
        return noSuch("waiver", waiver);
    Project edited = project;
    edited.waivers = project.waivers.without(waiver);
    return edited;
}

Result<Project> addComment(const Project& project, Comment comment)
{
    if (!comment.id)
        return Error{"A comment needs an id of its own.", {}, {}};
    if (project.comments.contains(comment.id))
        return Error{"This comment is already there.", {}, {}};
    if (isBlank(comment.text))
        return blankComment();
    Project edited = project;
    edited.comments = project.comments.with(std::move(comment));
    return edited;
}

Result<Project> replyToComment(const Project& project, CommentId comment, CommentReply reply)
{
    if (isBlank(reply.text))
        return blankComment();
    return changeComment(project, comment, [&](Comment& c) { c.replies.push_back(reply); });
}

Result<Project> editComment(const Project& project, CommentId comment, const std::string& text)
{
    if (isBlank(text))
        return blankComment();
    return changeComment(project, comment, [&](Comment& c) { c.text = text; });
}

Result<Project> resolveComment(const Project& project, CommentId comment, bool resolved)
{
    return changeComment(project, comment, [&](Comment& c) { c.resolved = resolved; });
}

Result<Project> removeComment(const Project& project, CommentId comment)
{
    if (!project.comments.contains(comment))
        return noSuch("comment", comment);
    Project edited = project;
    edited.comments = project.comments.without(comment);
    return edited;
}

}  // namespace barch
