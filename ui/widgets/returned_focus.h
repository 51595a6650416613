#pragma once

#include <QPointer>
#include <QWidget>

namespace barch::ui {

/// Takes a button out of use while there is work. The keyboard goes elsewhere meanwhile; it comes back, unless
/// somebody took it further.
class ReturnedFocus {
public:
    void setEnabled(QWidget& button, bool enabled);

private:
    QPointer<QWidget> m_wentTo;
};

}  // namespace barch::ui
