#include "app/web/doubt_words.h"

#include <algorithm>

namespace muster::app {

std::string ruleWord(const Translator& say, const std::string& rule) {
  if (rule == "guard-band") return say.tr("guard band of U");
  if (rule == "four-zones") return say.tr("four zones");
  if (rule == "pending-zone") return say.tr("pending zone");
  if (rule == "managed-guard-band") return say.tr("managed guard band");
  return say.tr("simple acceptance");
}

std::string zoneWord(const Translator& say, const std::string& zone) {
  if (zone == "conditional-pass") return say.tr("conditional pass");
  if (zone == "conditional-fail") return say.tr("conditional fail");
  if (zone == "pending") return say.tr("pending: the uncertainty reaches over the limit");
  if (zone == "no-decision") return say.tr("no decision possible");
  return {};
}

std::string doubtText(const Translator& say, const core::StepVerdict& verdict) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : say.tr("; ")) + part;
  };
  if (verdict.corrected) {
    const auto& value = *verdict.corrected;
    const core::Quantity shown{core::convert(value, value.unit, std::min(value.value.scale(), 4)), value.unit, {}};
    add(say.tr(verdict.byCorrected ? core::msg("judged as corrected: {value}", {{"value", shown.text()}})
                                   : core::msg("corrected {value}", {{"value", shown.text()}})));
  }
  if (verdict.outsidePoints) add(say.tr("outside the points of the certificate, not corrected"));
  if (verdict.uncertainty) add("± " + verdict.uncertainty->text());
  if (!verdict.tur.empty()) add("TUR " + verdict.tur);
  if (!verdict.rule.empty()) add(ruleWord(say, verdict.rule));
  return text;
}

}  // namespace muster::app
