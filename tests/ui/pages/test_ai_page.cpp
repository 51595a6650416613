#include "tests/core/ai/ai_design.h"
#include "tests/core/rules/designs.h"
#include "tests/ui/pages/fake_services.h"

#include "core/edits/ai_edits.h"
#include "ui/ai/cost_chart.h"
#include "ui/ai/model_table.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

/// Three models: a writer with a spare one, and a reader without a price.
Project asking()
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    AiProvider provider;
    provider.id = AiProviderId::derive("openai");
    provider.provider = "openai";
    provider.keyVariable = "OPENAI_API_KEY";
    provider.endpointVariable = "OPENAI_BASE_URL";
    project.aiProviders = project.aiProviders.with(provider);
    AiModel writer = aiModel("writer", "2.50", "10.00", 40'000, 1'200, 300);
    writer.fallback = modelId("spare");
    writer.provider = provider.id;
    writer.cacheHits = 20;
    project = with(project, writer);
    project = with(project, aiModel("spare", "4", "16", 0, 0, 0));
    project = with(project, aiModel("reader", "", "", 1'000, 500, 50));
    Feature feature;
    feature.id = FeatureId::derive("summaries");
    feature.name = "Summaries";
    project.features = project.features.with(feature);
    AiSettings settings;
    settings.quota = "per_tenant";
    settings.monthlyBudget = "150";
    project.ai = settings;
    return project;
}

const AiModel& modelOf(OpenWindow& window, const std::string& name)
{
    const AiModel* model = window.session().project().aiModels.find(modelId(name));
    REQUIRE(model);
    return *model;
}

QModelIndex cellOf(EditTable& table, const std::string& name, int part)
{
    auto* model = static_cast<ModelTable*>(table.model());
    return model->index(model->rowOf(modelId(name)), part);
}

}  // namespace

TEST_CASE("the cost of a month follows what the user enters", "[ai][gui]")
{
    OpenWindow window(asking(), QStringLiteral("ai"));
    auto& total = window.find<Text>("aiTotal");
    auto& chart = window.find<CostChart>("costChart");
    auto& table = window.find<EditTable>("aiModels");
    CHECK(total.text() == "192.00 EUR");  // 32,000 asked: 96 for what is read, 96 for what is written
    CHECK(window.find<Text>("aiOverBudget").text() == "More than the budget of 150.00 EUR.");
    window.find<QSpinBox>("aiTenants").setValue(64);
    CHECK(window.find<Text>("aiDetail").text().startsWith("3.00 EUR for each tenant"));
    window.find<QDoubleSpinBox>("aiFallbackShare").setValue(10);
    CHECK(total.text() == "203.52 EUR");
    CHECK(window.session().project().ai->tenants == 64);
    CHECK(window.session().project().ai->fallbackShare == 10);
    window.session().undo();
    CHECK(total.text() == "192.00 EUR");
    CHECK(window.find<QDoubleSpinBox>("aiFallbackShare").value() == 0);
    window.session().redo();
    window.photograph("ai");
    const double before = chart.barOf(modelId("writer")).width();
    CHECK(before > 100);
    CHECK(chart.barOf(modelId("reader")).width() == 0);
    CHECK(chart.accessibleDescription().contains("reader: no price entered"));
    CHECK(table.model()->setData(cellOf(table, "writer", ModelTable::Requests), QStringLiteral("10000")));
    CHECK(total.text() == "50.88 EUR");
    CHECK(window.find<Text>("aiOverBudget").text() == "Within the budget of 150.00 EUR.");
    CHECK_FALSE(table.model()->setData(cellOf(table, "writer", ModelTable::InputPrice), QStringLiteral("cheap")));
    CHECK(modelOf(window, "writer").inputPrice == "2.50");
    window.session().undo();
    CHECK(total.text() == "203.52 EUR");
}

TEST_CASE("models are edited in the table, and a circle of fallbacks is refused", "[ai][gui]")
{
    OpenWindow window(asking(), QStringLiteral("ai"));
    const Project before = window.session().project();
    auto& table = window.find<EditTable>("aiModels");
    CHECK_FALSE(table.model()->setData(cellOf(table, "spare", ModelTable::Fallback), QStringLiteral("writer")));
    CHECK(sameAs(window.session().project(), before));
    CHECK(table.model()->setData(cellOf(table, "reader", ModelTable::Fallback), QStringLiteral("writer")));
    CHECK(modelOf(window, "reader").fallback == modelId("writer"));
    CHECK(table.model()->setData(cellOf(table, "reader", ModelTable::Logs), QStringLiteral("no")));
    CHECK_FALSE(modelOf(window, "reader").logsUsage);
    CHECK(table.model()->setData(cellOf(table, "reader", ModelTable::Timeout), QStringLiteral("30 seconds")));
    window.session().undo();
    window.session().undo();
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
    window.find<Segments>("aiViews").findChildren<QAbstractButton*>()[1]->click();
    CHECK(table.isColumnHidden(ModelTable::Variable));
    CHECK_FALSE(table.isColumnHidden(ModelTable::InputPrice));
    window.photograph("ai-use");
}

TEST_CASE("limits are set, features are tied to a model, and models are added and removed by keyboard", "[ai][gui]")
{
    OpenWindow window(asking(), QStringLiteral("ai"));
    auto& quota = window.find<QComboBox>("aiQuota");
    CHECK(quota.currentText() == "tenant");
    quota.setCurrentIndex(2);
    emit quota.activated(2);
    CHECK(window.session().project().ai->quota == "per_plan");
    auto& budget = window.find<QLineEdit>("aiBudget");
    budget.setFocus();
    budget.selectAll();
    QTest::keyClicks(&budget, QStringLiteral("300"));
    QTest::keyClick(&budget, Qt::Key_Return);
    CHECK(window.session().project().ai->monthlyBudget == "300");
    auto& chart = window.find<CostChart>("costChart");
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Up);
    QTest::keyClick(&chart, Qt::Key_Up);
    QTest::keyClick(&chart, Qt::Key_Up);
    auto& use = window.find<QComboBox>("addUse");
    use.setCurrentIndex(1);
    emit use.activated(1);
    window.until([&] { return modelOf(window, "writer").usedBy.size() == 1; }, "the feature");
    window.click("addAiModel");
    auto& editor = window.find<QLineEdit>("cellEditor");
    editor.setText(QStringLiteral("translator"));
    QTest::keyClick(&editor, Qt::Key_Return);
    const auto has = [&](const char* name) {
        for (const AiModel& model : window.session().project().aiModels)
            if (model.name == name)
                return true;
        return false;
    };
    window.until([&] { return has("translator"); }, "the name, which Qt takes over a moment later");
    QTest::keyClick(&window.find<EditTable>("aiModels"), Qt::Key_Delete);
    CHECK_FALSE(has("translator"));
    CHECK(window.session().project().aiModels.size() == 3);
}

TEST_CASE("the button removes the chosen model, and the row that takes its place is chosen in the same column", "[ai][gui]")
{
    OpenWindow window(asking(), QStringLiteral("ai"));
    auto& table = window.find<EditTable>("aiModels");
    const int rows = table.model()->rowCount();
    REQUIRE(rows == 3);
    table.setCurrentIndex(table.model()->index(0, ModelTable::Name));
    const QString next = table.model()->index(1, ModelTable::Name).data().toString();
    window.click("removeAiModel");
    CHECK(table.model()->rowCount() == rows - 1);
    CHECK(table.currentIndex().data().toString() == next);
    window.click("removeAiModel");
    window.click("removeAiModel");
    CHECK(window.session().project().aiModels.empty());
}

TEST_CASE("without AI the page says so", "[ai][gui]")
{
    OpenWindow window(soundDesign(Dialect::PostgreSql, TenancyModel::Shared), QStringLiteral("ai"));
    CHECK(window.find<QPushButton>("answerAi").isVisible());
    window.photograph("ai-empty");
    window.click("firstAiModel");
    CHECK(window.session().project().aiModels.size() == 1);
    CHECK(window.find<EditTable>("aiModels").isVisible());
}
