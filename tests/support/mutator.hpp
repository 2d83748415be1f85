// SPDX-License-Identifier: MIT
// Small changes of inputs, the same in every run. The libFuzzer programs in tests/fuzz go further.
#pragma once

#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace intouch::test {

class mutator {
public:
    /// `words` are the texts that matter in such inputs; they live as long as this.
    explicit mutator(std::span<const std::string_view> words) : words_(words) {}

    /// Changes one to three places of `bytes`.
    std::string change(std::string bytes) {
        for (auto left = 1 + pick(3); left > 0; --left) change_once(bytes);
        return bytes;
    }
    std::size_t pick(std::size_t below) { return random_() % below; }

private:
    void change_once(std::string& bytes) {
        const auto at = pick(bytes.size() + 1);
        switch (pick(5)) {
        case 0:
            bytes.insert(at, words_[pick(words_.size())]);
            break;
        case 1:
            bytes.erase(at, 1 + pick(4));
            break;
        case 2:
            if (at < bytes.size()) bytes[at] = static_cast<char>(pick(256));
            break;
        case 3:
            bytes.insert(at, bytes.substr(pick(bytes.size() + 1), 1 + pick(30)));
            break;
        default:
            bytes.resize(at);
        }
    }
    std::span<const std::string_view> words_;
    std::mt19937 random_{20261129}; // NOLINT(cert-msc51-cpp): the same changes in every run
};

} // namespace intouch::test
