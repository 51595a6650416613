#pragma once

#include "core/content/content.h"
#include "core/rules/checker.h"

#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace barch::ui {

using Findings = std::shared_ptr<const std::vector<Finding>>;

/// Checks the newest version of the project in a thread of its own. A version that is replaced
/// before its turn is never looked at, and findings of an old version are not reported.
class CheckRunner : public QObject {
    Q_OBJECT
public:
    explicit CheckRunner(const Content& content, QObject* parent = nullptr);
    ~CheckRunner() override;

    void check(Project project);
    /// Another project: what was found so far says nothing about it.
    void forget();
    bool busy() const { return m_busy; }

signals:
    void finished(const barch::ui::Findings& findings);

private:
    void work(std::stop_token stop);
    void report(int generation, Findings findings);

    const Content& m_content;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Project> m_next;
    int m_generation = 0;       ///< of m_next, or of the version being checked
    bool m_startAfresh = false;
    std::stop_source m_current; ///< stops the check that runs now
    bool m_busy = false;
    std::jthread m_thread;
};

}  // namespace barch::ui
