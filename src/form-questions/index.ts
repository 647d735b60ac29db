export { answerFrom } from './answer-from.ts';
export { readAnswers } from './answers.ts';
export { type AnswerColumn, answerColumns, answersOf } from './columns.ts';
export { copyQuestions } from './copy-questions.ts';
export { registerQuestionRoutes } from './manage-routes.ts';
export {
  type Answerer,
  changeOwnAnswers,
  loadOwnAnswers,
  type OwnAnswers,
  ownAnswerFields,
} from './own-answers.ts';
export { type QuestionField, questionFields } from './pages.ts';
export { type Answer, askedOf, type Question } from './question.ts';
export { listQuestions, questionsOf } from './store.ts';
export { storeAnswers } from './store-answers.ts';
