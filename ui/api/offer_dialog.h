#pragma once

#include "ui/session/session.h"

#include <QDialog>

namespace barch::ui {

class OfferModel;
class Text;

/// "Propose from tables": which tables the API offers, and what may be done with their rows. One step of undo.
class OfferDialog : public QDialog {
    Q_OBJECT
public:
    OfferDialog(Session& session, QWidget* parent);

private:
    void refresh();
    void accept() override;

    Session& m_session;
    OfferModel* m_model;
    Text* m_summary;
    Text* m_reason;
    class QPushButton* m_ok;
};

}  // namespace barch::ui
