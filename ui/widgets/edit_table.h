#pragma once

#include <QTableView>

class QHBoxLayout;
class QPushButton;

namespace barch::ui {

/// A table whose cells are edited where they stand: by typing, F2 or a double click. Cells with choices
/// (`ChoicesRole`) are edited with a list, all others as text. Delete asks for the row to be removed, the
/// buttons for a row to be added or removed; whoever answers tells the table which row that is now.
class EditTable : public QTableView {
    Q_OBJECT
public:
    static constexpr int ChoicesRole = Qt::UserRole + 40;  ///< QStringList

    EditTable(const QString& objectName, const QString& accessibleName, QAbstractItemModel* model, QWidget* parent = nullptr);
    /// Of the columns from the first on.
    void setWidths(std::initializer_list<int> widths);
    /// A cell is being edited: the model must not be made anew now.
    bool isEditing() const { return state() == EditingState; }

    struct RowButtons {
        QPushButton* add;
        QPushButton* remove;
    };
    /// Buttons for a bar: "Model" to add one, and "Remove". `name` ("AiModel") makes their object names
    /// ("addAiModel", "removeAiModel"); `adding` says to a screen reader what the first does.
    RowButtons addButtons(QHBoxLayout* bar, const QString& name, const QString& text, const QString& adding);
    /// The row, in the column where the keyboard is.
    void showRow(int row);
    /// The row was added: its cell is being edited.
    void editNewRow(int row, int column);
    /// The row that is there when this one is removed; -1 where none is left.
    int rowAfterRemoving(int row) const;

signals:
    void addWanted();
    void removeWanted(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace barch::ui
