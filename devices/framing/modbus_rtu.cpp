#include "devices/framing/modbus_rtu.h"

#include "devices/framing/crc16.h"
#include "devices/framing/sliding.h"

namespace muster::devices::modbus {
namespace {

bool checksumHolds(std::string_view frame) {
  const int crc = crc16(frame.substr(0, frame.size() - 2));
  return byteAt(frame, frame.size() - 2) == (crc & 0xFF) && byteAt(frame, frame.size() - 1) == crc >> 8;
}

Cut cutRtu(std::size_t (*pduLength)(std::string_view)) {
  return cutSliding(
      [pduLength](std::string_view bytes) -> std::size_t {
        const auto pdu = pduLength(bytes.substr(1));
        return pdu == 0 || pdu == kMoreNeeded ? pdu : pdu + 3;
      },
      checksumHolds);
}

}  // namespace

std::string rtuFrame(int unit, std::string_view pdu) {
  std::string frame = static_cast<char>(unit) + std::string(pdu);
  const int crc = crc16(frame);
  frame += static_cast<char>(crc & 0xFF);
  frame += static_cast<char>(crc >> 8);
  return frame;
}

Message rtuMessage(std::string_view frame) { return {byteAt(frame, 0), 0, frame.substr(1, frame.size() - 3)}; }

Cut cutRtuAnswers() { return cutRtu(answerLength); }
Cut cutRtuQuestions() { return cutRtu(questionLength); }

}  // namespace muster::devices::modbus
