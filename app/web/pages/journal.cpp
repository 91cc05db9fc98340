// The journal: every record, newest first, a page at a time; by subject, kind and person. Its head stands above.
#include "app/web/ask.h"
#include "app/web/fact_words.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/record_words.h"
#include "app/web/setup_forms.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

constexpr int kPage = 50, kPiece = 400, kMostLooked = 20'000;

struct Wish {
  std::string subject, kind, person;
  core::FactId before;
};

// What a person types: a code means the unit; "squad:1", "rack:R01", "rules" mean themselves.
std::optional<core::Subject> subjectMeant(World& world, const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  if (auto subject = core::Subject::parse(typed)) return subject;
  const auto meant = world.views.resolve(typed);
  return core::unit(meant.empty() ? core::plainCode(typed) : meant.front());
}

struct Found {
  std::vector<core::Fact> facts;
  std::optional<core::FactId> more;  // where the next page begins
};

Found find(World& world, const Wish& wish) {
  Found found;
  const auto subject = subjectMeant(world, wish.subject);
  core::FactId before = wish.before;
  for (int looked = 0; looked < kMostLooked;) {
    const auto piece = world.views.latest(subject, kPiece, before);
    for (const core::Fact& fact : piece) {
      before = fact.id;
      ++looked;
      if (!wish.kind.empty() && fact.kind.substr(0, fact.kind.find('/')) != wish.kind) continue;
      if (!wish.person.empty() && fact.by != wish.person) continue;
      if (static_cast<int>(found.facts.size()) == kPage) {
        found.more = found.facts.back().id;
        return found;
      }
      found.facts.push_back(fact);
    }
    if (static_cast<int>(piece.size()) < kPiece) return found;
  }
  found.more = before;
  return found;
}

void setMarks(View& row, const Translator& say, const RecordMarks& marks) {
  struct Mark {
    const char* look;
    std::string word;
  };
  std::vector<Mark> all;
  if (marks.undone) all.push_back({"bad", say.tr("undone")});
  if (marks.corrected) all.push_back({"due", say.tr("corrected")});
  if (marks.late) all.push_back({"unk", say.tr("late entry")});
  if (marks.clockBehind) all.push_back({"due", say.tr("clock behind")});
  row.list("marks", all, [](View& view, const Mark& mark) { view.set("look", mark.look).set("word", mark.word); });
}

std::string answered(const Wish& wish, core::FactId before) {
  return "/journal?subject=" + urlEncoded(wish.subject) + "&kind=" + urlEncoded(wish.kind) + "&person=" + urlEncoded(wish.person) +
         "&before=" + urlEncoded(core::text(before));
}

}  // namespace

Response journalPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  Wish wish{std::string(core::trimmed(request.query.get("subject"))), request.query.get("kind"), request.query.get("person"), {}};
  if (const auto before = core::parseFactId(request.query.get("before"))) wish.before = *before;
  const Found found = find(site.world, wish);
  const auto calendar = site.world.calendar();
  const core::Head head = site.world.journal.head();
  View body;
  body.set("size", std::to_string(head.size)).set("root", core::hex(head.root)).set("subject", wish.subject);
  body.list("kinds", recordKinds(),
            [&](View& row, const std::string& kind) { row.set("value", kind).set("word", recordWord(say, kind)).set("chosen", kind == wish.kind); });
  body.list("persons", site.world.records.people(), [&](View& row, const PersonRecord& person) {
    row.set("value", person.code).set("word", personText(person)).set("chosen", person.code == wish.person);
  });
  body.set("hasFacts", !found.facts.empty());
  body.list("facts", found.facts, [&](View& row, const core::Fact& fact) {
    row.set("id", core::text(fact.id)).set("address", recordPath(fact.id)).set("time", calendar->localText(fact.occurredAt));
    row.set("who", fact.by.empty() ? say.tr("the program") : personText(site.world, fact.by));
    row.set("about", fact.subjects.empty() ? std::string() : subjectText(say, fact.subjects.front()));
    const FactWords words = wordsOf(say, site.world, fact);
    row.set("title", words.title).set("detail", words.detail);
    setMarks(row, say, marksOf(site.world, fact));
  });
  body.set("hasMore", found.more.has_value()).set("more", found.more ? answered(wish, *found.more) : "").set("paged", wish.before != core::FactId{});
  return page(request, site, {.templateName = "journal", .title = say.tr("Journal"), .nav = "/journal"}, std::move(body));
}

}  // namespace muster::app
