#include "core/edits/history.h"

#include <algorithm>

namespace barch {

History::History(Project project) : m_saved(project)
{
    m_steps.push_back({std::move(project), {}, {}});
}

const Project& History::current() const
{
    return m_steps[m_current].project;
}

void History::push(Project project, std::string label, const std::string& mergeKey)
{
    if (sameAs(project, current()))
        return;
    const bool merges = m_open && m_current > 0 && !mergeKey.empty() && m_steps[m_current].mergeKey == mergeKey;
    if (m_savedAt > m_current) {  // the saved version is among what is dropped now
        for (std::size_t i = m_current + 1; i <= m_savedAt; ++i)
            m_lost.insert(m_lost.begin() + static_cast<std::ptrdiff_t>(i - m_current - 1), m_steps[i].label);
        m_savedAt = m_current;
    }
    m_steps.resize(m_current + 1, m_steps.front());
    if (merges) {
        m_steps[m_current].project = std::move(project);
        m_steps[m_current].label = std::move(label);
    } else {
        m_steps.push_back({std::move(project), std::move(label), mergeKey});
        ++m_current;
    }
    m_open = true;
}

Result<Done> History::apply(const LabelledEdit& edit)
{
    Result<Project> edited = edit.apply(current());
    if (!edited)
        return edited.error();
    push(std::move(edited).value(), edit.label, edit.mergeKey);
    return Done{};
}

Result<Done> History::amend(const Edit& edit)
{
    Result<Project> edited = edit(current());
    if (!edited)
        return edited.error();
    if (isSaved())
        m_saved = *edited;
    m_steps[m_current].project = std::move(edited).value();
    return Done{};
}

void History::closeStep()
{
    m_open = false;
}

bool History::canUndo() const
{
    return m_current > 0;
}

bool History::canRedo() const
{
    return m_current + 1 < m_steps.size();
}

std::string History::undoLabel() const
{
    return m_steps[m_current].label;
}

std::string History::redoLabel() const
{
    return canRedo() ? m_steps[m_current + 1].label : std::string();
}

void History::undo()
{
    closeStep();
    if (canUndo())
        --m_current;
}

void History::redo()
{
    closeStep();
    if (canRedo())
        ++m_current;
}

void History::markSaved()
{
    closeStep();
    m_saved = current();
    m_savedAt = m_current;
    m_lost.clear();
}

bool History::isSaved() const
{
    return sameAs(m_saved, current());
}

std::size_t History::stepsSinceSaved() const
{
    return labelsSinceSaved().size();
}

std::vector<std::string> History::labelsSinceSaved() const
{
    std::vector<std::string> labels;
    if (isSaved())
        return labels;
    const auto takenBack = [&](const std::string& label) { labels.push_back("Undo: " + label); };
    std::for_each(m_lost.rbegin(), m_lost.rend(), takenBack);
    for (std::size_t i = m_savedAt; i > m_current; --i)
        takenBack(m_steps[i].label);
    for (std::size_t i = m_savedAt; i < m_current; ++i)
        labels.push_back(m_steps[i + 1].label);
    return labels;
}

}  // namespace barch
