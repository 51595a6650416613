#pragma once

class QHBoxLayout;
class QScrollArea;
class QWidget;

namespace barch::ui {

/// The head of a page, and the row that its words and buttons stand in.
QWidget* pageHeader(QHBoxLayout*& line);
/// The same for a pane of a page.
QWidget* panelHeader(QHBoxLayout*& line);
/// What is as wide as its place and scrolls where it is longer; no stop of the Tab key itself.
QScrollArea* scrolling(QWidget* content);

}  // namespace barch::ui
