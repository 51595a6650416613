#pragma once

#include <QTableView>

namespace barch::ui {

/// A table whose cells are edited where they stand: by typing, F2 or a double click. Cells with choices
/// (`ChoicesRole`) are edited with a list, all others as text. Delete asks for the row to be removed.
class EditTable : public QTableView {
    Q_OBJECT
public:
    static constexpr int ChoicesRole = Qt::UserRole + 40;  ///< QStringList

    EditTable(const QString& objectName, const QString& accessibleName, QAbstractItemModel* model, QWidget* parent = nullptr);
    /// Of the columns from the first on.
    void setWidths(std::initializer_list<int> widths);
    /// A cell is being edited: the model must not be made anew now.
    bool isEditing() const { return state() == EditingState; }

signals:
    void removeWanted(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace barch::ui
