#include "app/platform/databases/database_password.h"

#include <qt6keychain/keychain.h>

#include <QEventLoop>
#include <QPointer>
#include <QTimer>

#include <cstdlib>

namespace barch {
namespace {

constexpr int longestWait = 5000;  // ms
constexpr const char* serviceName = "Backend Architect";

QString entryOf(const DatabaseUrl& url)
{
    return QString::fromStdString(keychainEntry(url));
}

Result<Done> outcome(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return Done{};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Error{"The keychain didn't let the password in.", {}, "Unlock it and try again; the import itself goes on."};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Error{"This system has no keychain.", {}, "The password was used but not kept."};
    default:
        return Error{"The keychain failed.", job.errorString().toStdString(), "The password was used but not kept."};
    }
}

}  // namespace

std::optional<std::string> passwordAtHand(const DatabaseUrl& url)
{
    if (url.password || url.dialect == Dialect::Sqlite)
        return url.password;
    if (const char* fromEnvironment = std::getenv("BARCH_DB_PASSWORD"); fromEnvironment && *fromEnvironment)
        return fromEnvironment;
    return std::nullopt;
}

std::optional<std::string> knownPassword(const DatabaseUrl& url)
{
    if (std::optional<std::string> password = passwordAtHand(url); password || url.dialect == Dialect::Sqlite)
        return password;
    std::optional<std::string> found;
    QEventLoop waiting;
    readKeychain(url, &waiting, [&](std::optional<std::string> password) {
        found = std::move(password);
        waiting.quit();
    });
    QTimer::singleShot(longestWait, &waiting, &QEventLoop::quit);
    waiting.exec();
    return found;
}

std::string keychainEntry(const DatabaseUrl& url)
{
    DatabaseUrl plain = url;
    plain.options.clear();
    plain.tls = TlsMode::Usual;
    return withoutPassword(plain);
}

void readKeychain(const DatabaseUrl& url, QObject* context, std::function<void(std::optional<std::string>)> done)
{
    auto* job = new QKeychain::ReadPasswordJob(QString::fromLatin1(serviceName));
    job->setKey(entryOf(url));
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        const bool isFound = job->error() == QKeychain::NoError && !job->textData().isEmpty();
        done(isFound ? std::optional(job->textData().toStdString()) : std::nullopt);
    });
    job->start();
}

void writeKeychain(const DatabaseUrl& url, QObject* context, std::function<void(Result<Done>)> done)
{
    QKeychain::Job* job = nullptr;
    if (url.password && !url.password->empty()) {
        auto* write = new QKeychain::WritePasswordJob(QString::fromLatin1(serviceName));
        write->setTextData(QString::fromStdString(*url.password));
        job = write;
    } else {
        job = new QKeychain::DeletePasswordJob(QString::fromLatin1(serviceName));
    }
    job->setKey(entryOf(url));
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] { done(outcome(*job)); });
    job->start();
}

}  // namespace barch
