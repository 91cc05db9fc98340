// The ledger: every unit of the store, by kind and by what is typed, a page at a time.
#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/parts.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

constexpr int kPage = 60;

std::string address(const UnitFilter& filter, const std::string& after) {
  return "/ledger?kind=" + urlEncoded(filter.kind) + "&q=" + urlEncoded(filter.like) + (filter.withRetired ? "&retired=yes" : "") +
         (after.empty() ? "" : "&after=" + urlEncoded(after));
}

void setRow(View& row, const UnitRow& unit, const Translator& say, Records& records, const core::RuleBook& rules, const core::Calendar& calendar) {
  const core::Kind* kind = rules.kind(unit.kind);
  setStatus(row, say, unit.now.state).set("code", unit.code).set("address", unitPath(unit.code));
  row.set("kind", kind ? say.tr(kind->title) : unit.kind).set("serial", unit.serial).set("model", unit.model);
  row.set("place", unit.retired ? say.tr("Retired") : whereText(say, records, unit.place)).set("retired", unit.retired);
  row.set("reason", unit.now.reasons.empty() ? std::string() : reasonText(say, unit.now.reasons.front()));
  row.set("until", unit.readyUntil ? core::text(calendar.dateOf(*unit.readyUntil - std::chrono::microseconds(1))) : std::string());
}

}  // namespace

Response ledgerPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  UnitFilter filter{.kind = request.query.get("kind"), .like = std::string(core::trimmed(core::plainForms(request.query.get("q"))))};
  filter.withRetired = request.query.get("retired") == "yes";
  filter.after = request.query.get("after"), filter.limit = kPage + 1;
  auto rows = site.world.views.units(filter, *at);
  const bool more = static_cast<int>(rows.size()) > kPage;
  if (more) rows.pop_back();
  const auto rules = site.world.rules();
  const auto calendar = site.world.calendar();
  View body;
  body.list("units", rows, [&](View& row, const UnitRow& unit) { setRow(row, unit, say, site.world.records, *rules, *calendar); });
  body.list("kinds", rules->kinds(),
            [&](View& row, const core::Kind& kind) { row.set("id", kind.id).set("word", say.tr(kind.title)).set("chosen", kind.id == filter.kind); });
  const bool asked = !filter.kind.empty() || !filter.like.empty() || !filter.after.empty();
  body.set("typed", filter.like)
      .set("withRetired", filter.withRetired)
      .set("none", rows.empty())
      .set("more", more)
      .set("later", !filter.after.empty());
  body.set("moreAddress", rows.empty() ? std::string("/ledger") : address(filter, rows.back().code)).set("firstAddress", address(filter, {}));
  setEmpty(body, asked ? say.tr("Nothing is found") : say.tr("The ledger is empty"),
           asked ? say.tr("No unit has this in its code, serial number or other codes. Look among the retired, or register it.")
                 : say.tr("Here stands every piece of equipment with its state. Register the first one, or import the records of your bench."),
           say.tr("Register a unit"), "/units/new");
  PageHead head{.templateName = "ledger", .title = say.tr("Ledger"), .nav = "/ledger"};
  if (asksForMoment(request)) head.at = *at;
  return page(request, site, std::move(head), std::move(body));
}

}  // namespace muster::app
