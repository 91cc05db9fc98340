// A record is undone. It stays; the page shows what it says before anything is done about it.
#include "app/workflow/undo_fact.h"
#include "app/web/fact_words.h"
#include "app/web/pages/asked_fact.h"
#include "app/web/pages/pages.h"

namespace muster::app {

Response undoPage(const Request& request, Site& site) {
  const auto fact = askedFact(request, site);
  if (!fact) return noSuchFact(request, site, fact.problems());
  const Translator& say = site.say(request);
  FormPage form = formAbout(*fact, say, site.world);
  form.title = say.tr(core::msg("Undo record {fact}", {{"fact", core::text(fact->id)}}));
  form.button = say.tr("Undo it");
  form.fields.push_back(reasonField(say, "reason", say.tr("Why it is undone")));
  form.asksWhen = false;
  form.note = core::msg("Record {fact} is undone; it stays in the journal", {{"fact", core::text(fact->id)}});
  // What stands against it is said before a reason is typed, with the way to what must be undone first.
  const core::Problems against = againstUndo(site.world, fact->id);
  form.against = inRecordWords(say, site.world, against);
  form.offersTitle = say.tr("Undo first");
  for (const core::Fact& first : namedRecords(site.world, against)) {
    form.offers.push_back({say.tr(core::msg("Undo {fact}", {{"fact", core::text(first.id)}})), toldAs(say, site.world, first),
                           "/facts/" + urlEncoded(core::text(first.id)) + "/undo"});
  }
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    auto done = undoFact(site.world, who, {fact->id, typed.text("reason")});
    if (!done) return inRecordWords(say, site.world, done.problems());
    return done;
  });
}

}  // namespace muster::app
