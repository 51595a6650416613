#pragma once

#include "ui/session/session.h"

#include <functional>

class QWidget;

namespace barch::ui {

/// Style, base path, how errors look, rate limit, origins.
void openApiSettings(Session& session, QWidget* parent);
/// A call beyond reading and writing one row; `made` is told its id.
void openActionForm(Session& session, TableId table, QWidget* parent, std::function<void(ElementRef)> made);
/// A call that takes a file.
void openUploadForm(Session& session, TableId table, QWidget* parent, std::function<void(ElementRef)> made);
/// Adds one that is to be filled in, and gives it back; nothing where it can't be added.
ElementRef addWebhook(Session& session, bool incoming);
ElementRef addChannel(Session& session, TableId table);

}  // namespace barch::ui
