#include "ui/session/check_runner.h"

#include <utility>

namespace barch::ui {

CheckRunner::CheckRunner(const Content& content, QObject* parent)
    : QObject(parent), m_content(content), m_thread([this](std::stop_token stop) { work(stop); })
{
}

CheckRunner::~CheckRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_current.request_stop();
    }
    m_thread.request_stop();
    m_thread.join();
}

void CheckRunner::check(Project project)
{
    {
        const std::lock_guard lock(m_mutex);
        m_next = std::move(project);
        ++m_generation;
    }
    m_busy = true;
    m_wake.notify_one();
}

void CheckRunner::forget()
{
    const std::lock_guard lock(m_mutex);
    m_next.reset();
    ++m_generation;
    m_startAfresh = true;
    m_current.request_stop();
    m_busy = false;
}

void CheckRunner::work(std::stop_token stop)
{
    Checker checker(m_content);
    while (!stop.stop_requested()) {
        Project project;
        int generation = 0;
        std::stop_token current;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return m_next.has_value(); }))
                return;
            project = *std::exchange(m_next, std::nullopt);
            generation = m_generation;
            if (std::exchange(m_startAfresh, false))
                checker = Checker(m_content);
            m_current = std::stop_source();
            current = m_current.get_token();
        }
        // A newer version does not stop a check: what it learns makes the next one quick.
        auto findings = std::make_shared<const std::vector<Finding>>(checker.check(project, current));
        if (current.stop_requested())
            continue;
        QMetaObject::invokeMethod(this, [this, generation, findings] { report(generation, findings); },
                                  Qt::QueuedConnection);
    }
}

void CheckRunner::report(int generation, Findings findings)
{
    {
        const std::lock_guard lock(m_mutex);
        if (generation != m_generation)
            return;
    }
    m_busy = false;
    emit finished(findings);
}

}  // namespace barch::ui
