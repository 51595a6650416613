#pragma once

#include "core/import/imported.h"
#include "core/model/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QObject;

namespace barch::ui {

/// What a person wants to import.
struct ImportAsk {
    enum class From { File, Text, Database };
    From from = From::File;
    QString text;      ///< the path, the text itself, or the URL
    QString format;    ///< by its name; empty: to be found out
    QString password;  ///< of a database; empty: as the URL and the system say
};

struct ImportFormat {
    QString name;
    QString title;
};

/// Where designs are imported from.
class ImportService {
public:
    virtual ~ImportService() = default;

    /// Of texts.
    virtual QList<ImportFormat> formats() = 0;
    /// The name of the format that the text seems to be in; empty where that can't be told.
    virtual QString guess(const ImportAsk& ask) = 0;
    /// Any thread. The project has a name.
    virtual Result<Imported> read(const ImportAsk& ask, const ImportProgress& progress) = 0;
    /// Some lines of the source, for showing where it is wrong; `first` counts from 1. Any thread.
    virtual QStringList lines(const ImportAsk& ask, int first, int count) = 0;

    /// A database wants a password, or another one than it got.
    virtual bool wantsPassword(const Error& error) = 0;
    /// The URL as it may be kept; empty where it is none.
    virtual QString withoutPassword(const QString& url) = 0;
    /// Asks the keychain; `done` hears later, with nothing where it doesn't know.
    virtual void findPassword(const QString& url, QObject* context, std::function<void(QString)> done) = 0;
    /// Keeps a password in the keychain; `done` hears why it couldn't, or nothing.
    virtual void keepPassword(const QString& url, const QString& password, QObject* context,
                              std::function<void(QString)> done) = 0;
};

}  // namespace barch::ui
