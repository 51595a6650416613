#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace barch::ui {

/// Runs `work` in another thread and hands its result to `done` in this one. Where `context` is gone
/// by then, nobody is told.
template <class Work, class Done>
void inBackground(QObject* context, Work work, Done done)
{
    QPointer<QObject> guard(context);
    QThreadPool::globalInstance()->start([guard, work = std::move(work), done = std::move(done)]() mutable {
        using Value = decltype(work());
        auto value = std::make_shared<Value>(work());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, value, done = std::move(done)]() mutable {
                if (guard)
                    done(std::move(*value));
            },
            Qt::QueuedConnection);
    });
}

}  // namespace barch::ui
