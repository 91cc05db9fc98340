#include "devices/instruments/tsi4000/codec.h"

#include "devices/framing/fields.h"
#include "devices/framing/line.h"
#include "devices/instruments/refusals.h"

namespace muster::devices::tsi4000 {

std::string sampleRequest() { return request("DAFTP0001"); }

std::string request(std::string_view command) { return std::string(command) + "\r"; }

bool AfterOk::operator()(std::string_view line) {
  line = lineOf(line, kEnds);
  if (line.starts_with("ERR")) return true;
  if (ok_) return true;
  ok_ = line == "OK";
  return false;
}

core::Outcome<std::string> answerOf(std::string_view line) {
  line = lineOf(line, kEnds);
  if (line.starts_with("ERR")) return refusesQuestion(line.substr(3));
  return std::string(line);
}

core::Outcome<Sample> parseSample(std::string_view line, int decimals) {
  const auto fields = fieldsOf(lineOf(line, kEnds), ',');
  if (fields.size() != 3) return notOfProtocol(lineOf(line, kEnds));
  for (const auto field : fields) {
    if (!wireNumber(field)) return notOfProtocol(lineOf(line, kEnds));
  }
  if (decimals > 0 && wireNumber(fields[0])->scale() != decimals) return notOfProtocol(lineOf(line, kEnds));
  return Sample{std::string(fields[0]), std::string(fields[1]), std::string(fields[2])};
}

std::optional<core::Gas> gasNumbered(std::string_view number) {
  if (number == "0") return core::Gas::air;
  if (number == "1") return core::Gas::oxygen;
  if (number == "6") return core::Gas::nitrogen;
  return std::nullopt;
}

}  // namespace muster::devices::tsi4000
