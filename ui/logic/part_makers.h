#pragma once

#include "core/edits/element_edits.h"
#include "core/edits/lookups.h"
#include "ui/logic/part_list.h"
#include "ui/widgets/small_widgets.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace barch::ui {

/// Makes parts of members, so that each list of parts reads as what it is: a list.
template <class T>
class PartMaker {
public:
    using Key = typename SharedMap<T>::Key;
    using Words = std::vector<std::pair<const char*, QString>>;  ///< value in the design, words for a person
    using Reader = std::function<Result<std::string>(const std::string&)>;

    PartMaker(SharedMap<T> Project::* all, const char* kind) : m_all(all), m_kind(kind) {}

    Part text(QString title, std::string T::*member, int width, Part::Look look = Part::Look::Plain, Reader read = {}, QString hint = {}) const
    {
        return {std::move(title), width, look, shows([member](const Project&, const T& element) { return qs(element.*member); }), {},
                changes([member, read](const Project&, T& element, const QString& text) -> std::optional<Error> {
                    const Result<std::string> value = read ? read(text.toStdString()) : Result<std::string>(text.toStdString());
                    if (!value)
                        return value.error();
                    element.*member = *value;
                    return std::nullopt;
                }),
                std::move(hint)};
    }

    Part number(QString title, int T::*member, int width, std::function<Result<int>(const std::string&)> read) const
    {
        return {std::move(title), width, Part::Look::Number, shows([member](const Project&, const T& element) { return element.*member > 0 ? QString::number(element.*member) : QString(); }), {},
                changes([member, read](const Project&, T& element, const QString& text) -> std::optional<Error> {
                    const Result<int> value = read(text.toStdString());
                    if (!value)
                        return value.error();
                    element.*member = *value;
                    return std::nullopt;
                }),
                {}};
    }

    Part flag(QString title, bool T::*member, int width) const
    {
        const QString yes = QCoreApplication::translate("PartList", "yes");
        const QString no = QCoreApplication::translate("PartList", "no");
        return {std::move(title), width, Part::Look::Plain, shows([=](const Project&, const T& element) { return element.*member ? yes : no; }),
                [=](const Project&, AnyId) { return QStringList{yes, no}; },
                changes([=](const Project&, T& element, const QString& text) -> std::optional<Error> {
                    element.*member = text == yes;
                    return std::nullopt;
                }),
                {}};
    }

    Part choice(QString title, std::string T::*member, int width, Words words) const
    {
        return {std::move(title), width, Part::Look::Plain,
                shows([=](const Project&, const T& element) {
                    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& each) { return element.*member == each.first; });
                    return found == words.end() ? qs(element.*member) : found->second;
                }),
                [=](const Project&, AnyId) {
                    QStringList all;
                    for (const auto& [value, shown] : words)
                        all.append(shown);
                    return all;
                },
                changes([=](const Project&, T& element, const QString& text) -> std::optional<Error> {
                    for (const auto& [value, shown] : words)
                        if (shown == text)
                            element.*member = value;
                    return std::nullopt;
                }),
                {}};
    }

    /// A list of texts with commas between them.
    Part list(QString title, std::vector<std::string> T::*member, int width, Part::Look look = Part::Look::Code) const
    {
        return {std::move(title), width, look,
                shows([member](const Project&, const T& element) {
                    QStringList all;
                    for (const std::string& each : element.*member)
                        all.append(qs(each));
                    return all.join(QStringLiteral(", "));
                }),
                {},
                changes([member](const Project&, T& element, const QString& text) -> std::optional<Error> {
                    (element.*member).clear();
                    for (const QString& each : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
                        if (!each.trimmed().isEmpty())
                            (element.*member).push_back(each.trimmed().toStdString());
                    return std::nullopt;
                }),
                QCoreApplication::translate("PartList", "With commas between them.")};
    }

    /// Another element by its name, or none.
    template <class Other, class OtherId>
    Part refers(QString title, OtherId T::*member, SharedMap<Other> Project::* others, int width, QString none = QStringLiteral("–")) const
    {
        return {std::move(title), width, Part::Look::Plain,
                shows([=](const Project& project, const T& element) {
                    const Other* found = (project.*others).find(element.*member);
                    return found ? qs(found->name) : none;
                }),
                [=](const Project& project, AnyId) {
                    QStringList names;
                    for (const Other& each : project.*others)
                        names.append(qs(each.name));
                    names.sort();
                    names.removeDuplicates();
                    return QStringList{none} + names;
                },
                changes([=](const Project& project, T& element, const QString& text) -> std::optional<Error> {
                    element.*member = {};
                    for (const Other& each : project.*others)
                        if (text != none && qs(each.name) == text) {
                            element.*member = each.id;
                            break;
                        }
                    return std::nullopt;
                }),
                {}};
    }

    /// Something that is worked out of the element and can't be changed.
    template <class Show>
    Part shown(QString title, int width, Show show) const
    {
        return {std::move(title), width, Part::Look::Plain, shows(show), {}, {}, {}};
    }

    template <class Show>
    std::function<QString(const Project&, AnyId)> shows(Show show) const
    {
        return [all = m_all, show](const Project& project, AnyId id) {
            const T* element = (project.*all).find(Key(id));
            return element ? show(project, *element) : QString();
        };
    }

    template <class Change>
    std::function<Result<Project>(const Project&, AnyId, const QString&)> changes(Change change) const
    {
        return [all = m_all, kind = m_kind, change](const Project& project, AnyId id, const QString& text) -> Result<Project> {
            const T* element = (project.*all).find(Key(id));
            if (!element)
                return noSuch(kind, id);
            T changed = *element;
            if (std::optional<Error> fault = change(project, changed, text))
                return *fault;
            return putElement(project, std::move(changed));
        };
    }

    /// Ids, adding and removing; `start` fills in what a new one begins with.
    template <class NameOf, class Start>
    void finish(PartList& list, NameOf nameOf, Start start) const
    {
        list.ids = [all = m_all, nameOf](const Project& project) {
            std::vector<std::pair<std::string, AnyId>> byName;
            for (const T& element : project.*all)
                byName.emplace_back(nameOf(element), element.id);
            std::sort(byName.begin(), byName.end());
            std::vector<AnyId> ids;
            for (const auto& [name, id] : byName)
                ids.push_back(id);
            return ids;
        };
        list.add = [start](const Project& project, AnyId fresh) {
            T element;
            element.id = Key(fresh);
            start(project, element);
            return putElement(project, std::move(element));
        };
        list.remove = [](const Project& project, AnyId id) { return removeElement(project, Key(id)); };
    }

private:
    SharedMap<T> Project::* m_all;
    const char* m_kind;
};

/// "new_job", or with the first number that no other has.
template <class T>
std::string freeName(const SharedMap<T>& all, const std::string& base)
{
    const auto taken = [&](const std::string& name) { return std::any_of(all.begin(), all.end(), [&](const T& each) { return each.name == name; }); };
    std::string name = base;
    for (int number = 2; taken(name); ++number)
        name = base + "_" + std::to_string(number);
    return name;
}

inline QString partWords(const char* text)
{
    return QCoreApplication::translate("PartList", text);
}

}  // namespace barch::ui
