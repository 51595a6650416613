#include "ui/session/tasks.h"

#include <algorithm>

namespace barch::ui {

Tasks::Tasks(QObject* parent) : QObject(parent) {}

Tasks::~Tasks()
{
    for (Task& task : m_tasks)
        task.stop.request_stop();
}

std::pair<int, TaskControl> Tasks::start(const QString& title)
{
    Task task{m_nextId++, title, {}, std::make_shared<std::atomic<double>>(-1.0)};
    TaskControl control;
    control.m_progress = task.progress;
    control.m_stop = task.stop.get_token();
    m_tasks.push_back(task);
    emit changed();
    return {task.id, control};
}

bool Tasks::finish(int id)
{
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(), [&](const Task& task) { return task.id == id; });
    if (found == m_tasks.end())
        return false;
    m_tasks.erase(found);
    emit changed();
    return true;
}

QString Tasks::title() const
{
    return m_tasks.empty() ? QString() : m_tasks.back().title;
}

double Tasks::progress() const
{
    return m_tasks.empty() ? -1 : m_tasks.back().progress->load();
}

void Tasks::cancel()
{
    if (m_tasks.empty())
        return;
    m_tasks.back().stop.request_stop();
    m_tasks.pop_back();
    emit changed();
}

}  // namespace barch::ui
