#include "app/web/code_words.h"

#include <array>

namespace muster::app {
namespace {

struct CodeWord {
  std::string_view code;
  core::Message word;
};

const std::vector<CodeWord>& known() {
  static const std::vector<CodeWord> kWords = {
      {"scrapped", core::msg("Scrapped")},
      {"sold", core::msg("Sold or handed over")},
      {"lost", core::msg("Lost")},
      {"registered-twice", core::msg("Registered twice")},
      {"leak", core::msg("Leak")},
      {"damage", core::msg("Damage")},
      {"electronics", core::msg("Electronics")},
      {"missing", core::msg("Something is missing")},
      {"other", core::msg("Something else")},
      {"repaired", core::msg("Repaired")},
      {"replaced", core::msg("Part replaced")},
      {"no-fault-found", core::msg("No fault found")},
      {"manufacturer", core::msg("Manufacturer's service")},
      {"test-station", core::msg("Cylinder test station")},
      {"laboratory", core::msg("Calibration laboratory")},
      {"workshop", core::msg("Own workshop")},
      {"other-station", core::msg("Another rescue station")},
      {"repair", core::msg("Repair")},
      {"requalification", core::msg("Cylinder requalification")},
      {"verification", core::msg("Verification or calibration")},
      {"loan", core::msg("On loan")},
      {"certificate-failed", core::msg("The certificate says it failed")},
      {"dropped", core::msg("Dropped or damaged")},
      {"doubtful", core::msg("Its readings are doubtful")},
      {"worn", core::msg("Worn")},
      {"opened", core::msg("Opened or switched on")},
      {"carried", core::msg("Only carried")},
      {"mask-only", core::msg("Only the mask was used")},
      {"brigade", core::msg("The brigade")},
      {"maker-notice", core::msg("Notice of the maker")},
      {"out-of-tolerance", core::msg("Instrument out of tolerance")},
      {"recall", core::msg("Recall")},
      {"clear", core::msg("Not concerned")},
      {"affected", core::msg("Concerned")},
      {"corrected", core::msg("Put right")},
      {"retested", core::msg("Tested again, good")},
      {"effective", core::msg("Done, effective")},
      {"not-concerned", core::msg("Nothing was concerned")},
      {"recall-kind", core::msg("Kind")},
      {"recall-prefix", core::msg("Serial number begins with")},
      {"recall-from", core::msg("First number")},
      {"recall-to", core::msg("Last number")},
      {"recall-serials", core::msg("Serial numbers")},
      {"recall-made-from", core::msg("Made from")},
      {"recall-made-to", core::msg("Made to")},
      {"recall-lots", core::msg("Lots")},
      {"recall-part-numbers", core::msg("Part numbers")},
      {"recall-mark", core::msg("What to look for on each")},
      {"received", core::msg("Received")},
      {"used", core::msg("Used")},
      {"discarded", core::msg("Discarded")},
      {"counted", core::msg("Counted")},
      {"frozen", core::msg("Frozen")},
      {"turn-out", core::msg("Fitted at turn-out")},
      {"conflict-settled", core::msg("The conflict is settled")},
      {"moved-together", core::msg("Told in the same act: its time is put right with it")},
      {"event-worn", core::msg("it was worn")},
      {"event-opened", core::msg("it was opened")},
      {"event-carried", core::msg("it was carried")},
      {"event-mask-only", core::msg("the mask was used")},
      {"event-repaired", core::msg("a repair")},
      {"event-fitted", core::msg("a part was fitted")},
      {"event-filled", core::msg("it was filled")},
      {"event-returned", core::msg("it came back from outside")},
      {"work-step", core::msg("A step of a test failed")},
      {"work-fault", core::msg("A fault was reported")},
      {"work-round", core::msg("A round found it")},
      {"work-person", core::msg("Asked for")},
      {"work-cleared", core::msg("Cleared by what was recorded")},
      {"work-done", core::msg("Done")},
      {"work-not-needed", core::msg("Not needed any more")},
      {"corrective-cause", core::msg("Cause")},
      {"corrective-extent", core::msg("Extent")},
      {"corrective-correction", core::msg("Correction")},
      {"corrective-effectiveness", core::msg("Effectiveness")},
      {"round", core::msg("Found on a round")},
      {"nonconforming", core::msg("Nonconforming work")},
      {"override-reason", core::msg("The reason for taking it is added")},
  };
  return kWords;
}

}  // namespace

std::string codeWord(const Translator& say, std::string_view code) {
  for (const CodeWord& one : known()) {
    if (one.code == code) return say.tr(one.word);
  }
  return std::string(code);
}

std::vector<FormField::Choice> codeChoices(const Translator& say, const std::vector<std::string>& codes) {
  std::vector<FormField::Choice> out;
  for (const std::string& code : codes) out.push_back({code, codeWord(say, code)});
  return out;
}

std::string useCode(core::AfterUse::Branch use) {
  switch (use) {
    case core::AfterUse::Branch::worn: return "worn";
    case core::AfterUse::Branch::opened: return "opened";
    case core::AfterUse::Branch::carried: return "carried";
    case core::AfterUse::Branch::maskOnly: return "mask-only";
  }
  return {};
}

std::optional<core::AfterUse::Branch> useMeant(std::string_view code) {
  using Branch = core::AfterUse::Branch;
  for (const Branch use : {Branch::worn, Branch::opened, Branch::carried, Branch::maskOnly}) {
    if (useCode(use) == code) return use;
  }
  return std::nullopt;
}

std::string verdictSaid(const Translator& say, core::Verdict verdict) {
  switch (verdict) {
    case core::Verdict::pass: return say.tr("passed");
    case core::Verdict::fail: return say.tr("failed");
    case core::Verdict::pending: return say.tr("limit to be confirmed");
    case core::Verdict::noDecision: return say.tr("no decision");
  }
  return {};
}

std::string verdictClass(core::Verdict verdict) {
  switch (verdict) {
    case core::Verdict::pass: return "ready";
    case core::Verdict::fail: return "bad";
    case core::Verdict::pending: return "due";
    case core::Verdict::noDecision: return "unk";
  }
  return "unk";
}

std::string readingSaid(const Translator& say, const core::Reading& reading) {
  if (reading.value || !reading.works) return reading.typed;
  return *reading.works ? say.tr("works") : say.tr("does not work");
}

}  // namespace muster::app
