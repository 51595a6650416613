#pragma once

#include "core/planning/release_plan.h"
#include "ui/session/session.h"

#include <QDialog>

namespace barch::ui {

/// Where everything would go if the releases were cut by capacity, with the reason of each placing.
class CutDialog : public QDialog {
    Q_OBJECT
public:
    CutDialog(Session& session, QWidget* parent);

private:
    void fill();
    void accept() override;

    Session& m_session;
};

}  // namespace barch::ui
