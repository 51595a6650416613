#include "app/desktop/layout_worker.h"

#include <QProcess>

#include <iostream>
#include <iterator>

namespace barch {
namespace {

constexpr int pollEvery = 50;  // ms

}  // namespace

Result<std::vector<LayoutBox>> arrangeInWorker(const QString& program, const LayoutRequest& request, std::stop_token stop)
{
    QProcess worker;
    worker.start(program, {QStringLiteral("--arrange-worker")});
    if (!worker.waitForStarted())
        return Error{"The layout could not be started.", program.toStdString(), "Reinstall the program."};
    worker.write(QByteArray::fromStdString(writeLayoutRequest(request)));
    worker.closeWriteChannel();
    while (!worker.waitForFinished(pollEvery)) {
        if (worker.state() == QProcess::NotRunning)
            break;
        if (stop.stop_requested()) {
            worker.kill();
            worker.waitForFinished();
            return Error{"The layout was cancelled.", {}, {}};
        }
    }
    if (worker.exitStatus() != QProcess::NormalExit || worker.exitCode() != 0)
        return Error{"The layout failed.", {}, worker.readAllStandardError().trimmed().toStdString()};
    return readLayoutAnswer(worker.readAllStandardOutput().toStdString());
}

int runLayoutWorker()
{
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    const Result<LayoutRequest> request = readLayoutRequest(text);
    if (!request) {
        std::cerr << request.error().text() << '\n';
        return 2;
    }
    const Result<std::vector<LayoutBox>> boxes = arrange(*request);
    if (!boxes) {
        std::cerr << boxes.error().text() << '\n';
        return 2;
    }
    std::cout << writeLayoutAnswer(*boxes);
    return std::cout.flush() ? 0 : 2;
}

}  // namespace barch
