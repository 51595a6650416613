#include "ui/ai/ai_side.h"

#include "core/ai/cost_estimate.h"
#include "core/edits/ai_edits.h"
#include "core/edits/element_edits.h"
#include "ui/data_model/element_form.h"
#include "ui/data_model/section_list.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

AiSide::AiSide(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context), m_chosen(new SectionList), m_providers(new SectionList)
{
    auto* lines = column(0, this);
    lines->setContentsMargins(0, 6, 0, 12);
    lines->addWidget(m_chosen);
    auto* title = new Text(tr("Limits and care, for all models"), TypeRole::SmallStrong, Ink::Secondary);
    auto* frame = column(6);
    frame->setContentsMargins(16, 8, 16, 8);
    frame->addWidget(title);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    frame->addLayout(m_form);
    lines->addLayout(frame);
    addChoice("aiQuota", tr("Limit for each"), {{"", tr("not decided")}, {"per_tenant", tr("tenant")}, {"per_plan", tr("plan")}, {"per_user", tr("person")}, {"none", tr("nobody")}}, &AiSettings::quota);
    addText("aiRequests", tr("Requests a minute"), &AiSettings::requestsPerMinute);
    addText("aiBudget", tr("Budget of a month"), &AiSettings::monthlyBudget);
    addChoice("aiFallback", tr("Steps in"), {{"", tr("not decided")}, {"other_provider", tr("another provider")}, {"other_model", tr("another model")}, {"none", tr("nothing")}}, &AiSettings::fallback);
    addChoice("aiCache", tr("Answers are kept"), {{"", tr("not decided")}, {"yes", tr("yes, apart by tenant")}, {"no", tr("no")}}, &AiSettings::cache);
    addChoice("aiPersonalData", tr("Personal data"), {{"", tr("not decided")}, {"never", tr("is never sent")}, {"redacted", tr("is blacked out")}, {"allowed", tr("may be sent")}}, &AiSettings::personalData);
    addChoice("aiConfiguration", tr("Configured in"), {{"", tr("not decided")}, {"database", tr("the database")}, {"config_file", tr("a file")}}, &AiSettings::configurationSource);
    lines->addWidget(m_providers);
    lines->addStretch(1);
}

void AiSide::set(std::string AiSettings::*member, const std::string& value)
{
    if ((*m_context.session.project().ai).*member == value)
        return;
    (void)m_context.session.apply({tr("Change what holds for all AI models").toStdString(), [member, value](const Project& project) -> Result<Project> {
        AiSettings settings = *project.ai;
        settings.*member = value;
        return setPart(project, std::move(settings));
    }, {}});
}

QComboBox* AiSide::addChoice(const char* name, const QString& label, const std::vector<std::pair<const char*, QString>>& choices, std::string AiSettings::*member)
{
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(label);
    Choice choice{box, member, {}};
    for (const auto& [value, words] : choices) {
        choice.values.emplace_back(value);
        box->addItem(words);
    }
    connect(box, &QComboBox::activated, this, [this, member, values = choice.values](int at) { set(member, values[static_cast<std::size_t>(at)]); });
    m_form->addRow(new Text(label, TypeRole::Small, Ink::Secondary), box);
    m_choices.push_back(std::move(choice));
    return box;
}

QLineEdit* AiSide::addText(const char* name, const QString& label, std::string AiSettings::*member)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(label);
    edit->setMaxLength(40);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, member] { set(member, edit->text().trimmed().toStdString()); });
    m_form->addRow(new Text(label, TypeRole::Small, Ink::Secondary), edit);
    m_lines.push_back({edit, member});
    return edit;
}

void AiSide::show(const Project& project, AiModelId model)
{
    const KeptFocus kept(this);
    m_model = model;
    const AiSettings& settings = *project.ai;
    for (const Choice& choice : m_choices) {
        const auto found = std::find(choice.values.begin(), choice.values.end(), settings.*(choice.member));
        choice.box->setCurrentIndex(found == choice.values.end() ? -1 : static_cast<int>(found - choice.values.begin()));
    }
    for (const Line& line : m_lines)
        if (!line.edit->hasFocus() || !line.edit->isModified())
            line.edit->setText(qs(settings.*(line.member)));
    showModel(project);
    showProviders(project);
}

void AiSide::showModel(const Project& project)
{
    m_chosen->begin();
    const AiModel* model = project.aiModels.find(m_model);
    if (!model) {
        m_chosen->addNote(tr("Choose a model: who uses it and what steps in for it stands here."));
        return m_chosen->finish();
    }
    m_chosen->addTitle(qs(model->name));
    if (!model->purpose.empty())
        m_chosen->addNote(qs(model->purpose));
    m_chosen->addTitle(tr("Asked in this order"));
    int number = 0;
    for (const AiModelId id : fallbackOrder(project, m_model)) {
        const AiModel* each = project.aiModels.find(id);
        const AiProvider* provider = project.aiProviders.find(each->provider);
        ++number;
        m_chosen->addLine(QStringLiteral("ai"), Ink::Tertiary, tr("%1. %2").arg(number).arg(qs(each->name)), provider ? qs(provider->provider) : QString(), QStringLiteral("order%1").arg(number));
    }
    if (number == 1)
        m_chosen->addNote(tr("Nothing steps in when it fails. Choose one in the column “Then asks”."));
    m_chosen->addTitle(tr("Used by"));
    for (const FeatureId id : model->usedBy)
        if (const Feature* feature = project.features.find(id))
            m_chosen->addLine(QStringLiteral("star"), Ink::Tertiary, qs(feature->name), {}, QStringLiteral("usedBy.%1").arg(qs(feature->name)), {}, [this, id] {
                (void)m_context.session.apply({tr("Take a model from a feature").toStdString(), [model = m_model, id](const Project& before) { return setUsedBy(before, model, id, false); }, {}});
            });
    if (model->usedBy.empty())
        m_chosen->addNote(tr("No feature says that it uses it."));
    auto* add = new QComboBox;
    add->setObjectName(QStringLiteral("addUse"));
    add->setAccessibleName(tr("Add a feature that uses the model"));
    add->addItem(tr("Add a feature…"));
    std::vector<FeatureId> features;
    for (const Feature& feature : project.features)
        if (std::find(model->usedBy.begin(), model->usedBy.end(), feature.id) == model->usedBy.end()) {
            features.push_back(feature.id);
            add->addItem(qs(feature.name));
        }
    add->setEnabled(!features.empty());
    connect(add, &QComboBox::activated, this, [this, features](int at) {
        if (at > 0)
            (void)m_context.session.apply({tr("Let a feature use a model").toStdString(),
                                           [model = m_model, id = features[static_cast<std::size_t>(at) - 1]](const Project& before) { return setUsedBy(before, model, id, true); }, {}});
    }, Qt::QueuedConnection);
    m_chosen->addWidget(add);
    for (const Finding& finding : m_context.session.findings())
        if (finding.element.kind == ElementKind::AiModel && finding.element.id == m_model && !finding.waived)
            m_chosen->addLine(QStringLiteral("warning"), Ink::Warning, qs(finding.message), {}, QStringLiteral("aiFinding"));
    m_chosen->finish();
}

void AiSide::showProviders(const Project& project)
{
    m_providers->begin();
    m_providers->addTitle(tr("Providers"), QStringLiteral("addAiProvider"), tr("Add a provider"), [this] { editProvider({}); });
    for (const AiProvider& provider : project.aiProviders) {
        QStringList variables;
        for (const std::string& name : {provider.keyVariable, provider.endpointVariable})
            if (!name.empty())
                variables.append(qs(name));
        m_providers->addLine(QStringLiteral("key"), Ink::Secondary, qs(provider.provider), variables.isEmpty() ? tr("no variables named") : variables.join(QStringLiteral(", ")),
                             QStringLiteral("aiProvider.%1").arg(qs(provider.provider)), [this, id = provider.id] { editProvider(id); }, [this, id = provider.id] {
                                 (void)m_context.session.apply({tr("Remove a provider").toStdString(), [id](const Project& before) { return removeElement(before, id); }, {}});
                             });
    }
    m_providers->addNote(tr("Only names of environment variables stand here, never a key or an address."));
    m_providers->finish();
}

void AiSide::editProvider(AiProviderId id)
{
    const AiProvider* there = m_context.session.project().aiProviders.find(id);
    AiProvider start = there ? *there : AiProvider{};
    if (!there)
        start.id = AiProviderId::random();
    auto* form = new ElementForm(m_context.session, there ? tr("Provider") : tr("New provider"), window());
    QLineEdit* name = form->addText(QStringLiteral("providerName"), tr("Name"), start.provider);
    QLineEdit* key = form->addText(QStringLiteral("providerKey"), tr("Variable with its key"), start.keyVariable, true);
    QLineEdit* endpoint = form->addText(QStringLiteral("providerEndpoint"), tr("Variable with its address"), start.endpointVariable, true);
    form->addNote(tr("Names such as OPENAI_API_KEY. The values are given to the program from outside."));
    form->setEdit(there ? tr("Change a provider") : tr("Add a provider"), [=]() -> Result<Edit> {
        AiProvider provider = start;
        provider.provider = name->text().trimmed().toStdString();
        provider.keyVariable = key->text().trimmed().toStdString();
        provider.endpointVariable = endpoint->text().trimmed().toStdString();
        const auto isName = [](const std::string& text) {
            return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
        };
        if (provider.provider.empty())
            return Error{"A provider needs a name.", {}, {}};
        if (!isName(provider.keyVariable) || !isName(provider.endpointVariable))
            return Error{"A variable is named with capital letters, digits and _.", {}, "Write its name, not its value."};
        return Edit([provider](const Project& before) { return putElement(before, provider); });
    });
    form->open();
}

}  // namespace barch::ui
