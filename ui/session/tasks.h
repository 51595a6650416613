#pragma once

#include "ui/session/background.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace barch::ui {

/// What long work is given: to tell how far it is, and to hear that it should stop.
class TaskControl {
public:
    void setProgress(double part) const { m_progress->store(part); }
    std::stop_token stopToken() const { return m_stop; }

private:
    friend class Tasks;
    std::shared_ptr<std::atomic<double>> m_progress;
    std::stop_token m_stop;
};

/// Long work that the status bar shows, with its progress and a way to cancel it.
class Tasks : public QObject {
    Q_OBJECT
public:
    explicit Tasks(QObject* parent = nullptr);
    ~Tasks() override;

    /// Runs work(control) in the background, then done(result) here, unless the task was cancelled.
    template <class Work, class Done>
    void run(const QString& title, Work work, Done done)
    {
        const auto [id, control] = start(title);
        inBackground(
            this, [work = std::move(work), control = control]() mutable { return work(control); },
            [this, id = id, done = std::move(done)](auto result) mutable {
                if (finish(id))
                    done(std::move(result));
            });
    }

    bool running() const { return !m_tasks.empty(); }
    QString title() const;     ///< of the task that was started last
    double progress() const;   ///< 0 to 1; negative where it is not known
    void cancel();             ///< the task that was started last

signals:
    void changed();

private:
    struct Task {
        int id = 0;
        QString title;
        std::stop_source stop;
        std::shared_ptr<std::atomic<double>> progress;
    };
    std::pair<int, TaskControl> start(const QString& title);
    /// Takes the task from the list; false where it had been cancelled.
    bool finish(int id);

    std::vector<Task> m_tasks;
    int m_nextId = 1;
};

}  // namespace barch::ui
