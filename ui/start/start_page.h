#pragma once

#include "ui/session/session.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace barch::ui {

class RecentList;
class Text;

/// What is shown while no project is open: ways to begin, recent files, samples.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(Session& session, QWidget* parent = nullptr);
    /// Reads the recent files again.
    void refresh();
    const std::vector<Sample>& samples() const { return m_samples; }

signals:
    void newWanted();
    void openWanted();
    void importWanted(bool fromDatabase);
    void fileChosen(const QString& path);
    void sampleChosen(const barch::ui::Sample& sample);
    void samplesLoaded();

private:
    QWidget* makeHeader();
    QWidget* makeBeginnings();
    QWidget* makeRecent();
    QWidget* makeSamples();
    void showSamples(std::vector<Sample> samples);

    Session& m_session;
    RecentList* m_recent;
    QLineEdit* m_filter;
    QHBoxLayout* m_sampleRow;
    Text* m_sampleNote;
    std::vector<Sample> m_samples;
};

}  // namespace barch::ui
