#pragma once

#include "core/model/result.h"
#include "ui/shell/overlay.h"

namespace barch::ui {

/// A file that can't be read: what is wrong with it, and what to do. The file was not changed.
class OpenFailed : public Overlay {
    Q_OBJECT
public:
    OpenFailed(const QString& path, const Error& error, QWidget* over);

signals:
    void anotherWanted();
};

}  // namespace barch::ui
