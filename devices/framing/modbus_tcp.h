// Modbus over TCP: transaction, two zero bytes, length, unit, pdu. There is no checksum (TCP has one); a message is believed when protocol, length
// and function fit together. An answer belongs to the question of its transaction and to no other. Pure.
#pragma once

#include "devices/framing/frame_buffer.h"
#include "devices/framing/modbus_pdu.h"

namespace muster::devices::modbus {

std::string tcpFrame(int transaction, int unit, std::string_view pdu);
Message tcpMessage(std::string_view frame);  // of a frame that was cut
Cut cutTcpAnswers();
Cut cutTcpQuestions();

}  // namespace muster::devices::modbus
