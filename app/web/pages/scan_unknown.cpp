// A code nobody knows, or one that several units bear: nothing is lost, three ways on.
#include <algorithm>

#include "app/web/pages/place_words.h"
#include "app/web/pages/scan_look.h"
#include "app/web/parts.h"

namespace muster::app {
namespace {

constexpr std::size_t kFarthest = 2, kMostByHand = 400;

// What eyes and cameras take for each other, made one.
std::string lookalike(std::string text) {
  for (char& c : text) {
    switch (c) {
      case 'O':
      case 'Q':
      case 'D': c = '0'; break;
      case 'I':
      case 'L': c = '1'; break;
      case 'Z': c = '2'; break;
      case 'S': c = '5'; break;
      case 'G': c = '6'; break;
      case 'B': c = '8'; break;
      case '_':
      case '.':
      case '/': c = '-'; break;
      default: break;
    }
  }
  return text;
}

std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> similarCodes(const std::vector<UnitRow>& units, const std::string& code, std::size_t most) {
  struct Near {
    std::size_t far, exact;
    const std::string* code;
  };
  std::vector<Near> near;
  const std::string wanted = lookalike(code);
  for (const UnitRow& unit : units) {
    const std::string own = lookalike(unit.code);
    const std::size_t longer = std::max(own.size(), wanted.size()), shorter = std::min(own.size(), wanted.size());
    if (longer - shorter > kFarthest) continue;
    const std::size_t far = distance(own, wanted);
    if (far <= kFarthest && far * 3 <= longer) near.push_back({far, distance(unit.code, code), &unit.code});
  }
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    if (a.far != b.far) return a.far < b.far;
    return a.exact != b.exact ? a.exact < b.exact : *a.code < *b.code;
  });
  std::vector<std::string> out;
  for (const Near& one : near) {  // where one only looks alike, what differs is not offered
    if (out.size() < most && (one.far > 0) == (near.front().far > 0)) out.push_back(*one.code);
  }
  return out;
}

void setUnknown(View& body, Site& site, const Translator& say, const ScanAsk& ask, const Scanned& scanned) {
  std::vector<UnitRow> units = site.world.views.units({}, site.world.clock.now());
  const auto again = [&](const std::string& code) {
    ScanAsk next = ask;
    next.chosen = code;
    return next.address();
  };
  std::vector<ScanChoice> choices;
  if (scanned.what == Scanned::What::several) {
    choices = scanned.choices;
  } else {
    for (const std::string& code : similarCodes(units, scanned.code)) choices.push_back({code, {}});
  }
  body.set("read", scanned.code).set("proposal", say.tr(scanned.proposal)).set("hasSimilar", !choices.empty());
  body.list("similar", choices, [&](View& row, const ScanChoice& choice) {
    row.set("code", choice.code).set("address", again(choice.code)).set("text", choice.text.empty() ? std::string() : say.tr(choice.text));
  });
  if (units.size() > kMostByHand) units.resize(kMostByHand);
  body.list("byHand", units, [](View& row, const UnitRow& unit) { row.set("code", unit.code).set("serial", unit.serial); });
  body.set("mode", ask.mode).set("holder", ask.holder).set("expected", ask.expected).set("job", ask.job);
  body.set("registerAddress", "/units/new?code=" + urlEncoded(scanned.code))
      .set("aside", ScanAsk{.mode = ask.mode, .holder = ask.holder, .expected = ask.expected, .job = ask.job}.address());
}

}  // namespace muster::app
